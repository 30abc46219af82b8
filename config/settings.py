"""All settings, one file: defaults suit a development machine, the environment decides the rest."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

from config.startup import refuse_unsafe

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()

# Where this copy keeps what it is given: database, photos, mails, logs. Never in git.
DATA_DIR = Path(env.str("JAGKAN_DATA", str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

# What kind of place this is. Everything unsafe hangs on DEVELOPMENT, and config/startup.py refuses
# to start a production that still has any of it.
DEVELOPMENT = env.bool("DEVELOPMENT", True)
DEBUG = env.bool("DEBUG", False)
DEVELOPMENT_SECRET = "only-for-development-never-in-production-0123456789abcdef"  # noqa: S105
SECRET_KEY = env.str("SECRET_KEY", DEVELOPMENT_SECRET)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"] if DEVELOPMENT else [])
PUBLIC_URL = env.str("PUBLIC_URL", "http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

# Who we are: printed on pages, letters and certificates.
PRODUCT_NAME = env.str("PRODUCT_NAME", "Jag kan")
ISSUER_NAME = env.str("ISSUER_NAME", "Validering Väst")
ISSUER = {
    "name": ISSUER_NAME,
    "parent": env.str("ISSUER_PARENT", "Västra Götalandsregionen"),
    "organisation_number": env.str("ISSUER_ORGANISATION_NUMBER", "232100-0131"),
    "address": env.str("ISSUER_ADDRESS", "Regionens hus, 462 80 Vänersborg"),
    "email": env.str("ISSUER_EMAIL", "intyg@valideringvast.example"),
    "web": env.str("ISSUER_WEB", PUBLIC_URL),
    "place": env.str("ISSUER_PLACE", "Göteborg"),
    "serial_prefix": env.str("ISSUER_SERIAL_PREFIX", "VV"),
}
# The register tells its state outside the database: where, signed with which key, under which name.
CHECKPOINT_DIR = Path(env.str("CHECKPOINT_DIR", str(DATA_DIR / "checkpoints")))
CHECKPOINT_KEY_FILE = env.str("CHECKPOINT_KEY_FILE", "")
CHECKPOINT_FORMER_KEYS_FILE = env.str("CHECKPOINT_FORMER_KEYS_FILE", "")
CHECKPOINT_ORIGIN = env.str("CHECKPOINT_ORIGIN", f"{urlsplit(PUBLIC_URL).netloc}/register")
SUPPORT_EMAIL = env.str("SUPPORT_EMAIL", "hjalp@valideringvast.example")

# Seals identity numbers. A development machine makes one of its own, in the folder of keys.
IDENTITY_KEY = env.str("IDENTITY_KEY", "")

# The seal on certificates (docs/operating.md). A development machine makes a key of its own.
KEYS_DIR = DATA_DIR / "keys"
SEAL = {
    "LEVEL": env.str("SEAL_LEVEL", "B-B"),
    "CERTIFICATE_FILE": env.str("SEAL_CERTIFICATE_FILE", ""),
    "CHAIN_FILE": env.str("SEAL_CHAIN_FILE", ""),
    "KEY_FILE": env.str("SEAL_KEY_FILE", ""),
    "KEY_PASSPHRASE": env.str("SEAL_KEY_PASSPHRASE", ""),
    "PKCS11_LIBRARY": env.str("SEAL_PKCS11_LIBRARY", ""),
    "PKCS11_TOKEN": env.str("SEAL_PKCS11_TOKEN", ""),
    "PKCS11_KEY": env.str("SEAL_PKCS11_KEY", ""),
    "PKCS11_PIN": env.str("SEAL_PKCS11_PIN", ""),
    "CSC_URL": env.str("SEAL_CSC_URL", ""),
    "CSC_CREDENTIAL": env.str("SEAL_CSC_CREDENTIAL", ""),
    "CSC_CLIENT": env.str("SEAL_CSC_CLIENT", ""),
    "CSC_SECRET": env.str("SEAL_CSC_SECRET", ""),
    "CSC_PIN": env.str("SEAL_CSC_PIN", ""),
    "TSA_URL": env.str("SEAL_TSA_URL", ""),
}
# Roots and chains of today's key, of retired ones and of the time-stampers; keys lost to somebody.
SEAL_TRUST_FOLDER = env.str("SEAL_TRUST_FOLDER", str(KEYS_DIR / "trusted"))
SEAL_WITHDRAWN_FOLDER = env.str("SEAL_WITHDRAWN_FOLDER", str(KEYS_DIR / "withdrawn"))

# Apps, highest rung first; pyproject.toml holds the same order as a contract.
LOCAL_APPS = [
    "archive",
    "home",
    "privacy",
    "reporting",
    "collaboration",
    "intake",
    "certificates",
    "assessments",
    "confirmations",
    "portfolio",
    "plans",
    "attendance",
    "programmes",
    "workplaces",
    "competencies",
    "accounts",
    "lifecycle",
]
INSTALLED_APPS = [
    *LOCAL_APPS,
    "config.admin.AdminOfReferenceData",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # the list of sessions speaks of "3 hours ago"
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "config.middleware.AnswerWhenTheDatabaseIsAway",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # with random padding against BREACH, since Django 4.2
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.ChooseLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "config.middleware.RequireSecondFactor",
    "config.middleware.KeepPersonalPagesPrivate",
    "config.middleware.MarkBrowser",
    "config.middleware.KeepLocked",
    "config.middleware.ExplainRefusals",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.names",
                "config.menu.staff_menu",
            ],
            "libraries": {"icons": "config.icons", "square_code": "config.square_code"},
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEST_RUNNER = "django.test.runner.DiscoverRunner"

# Database: SQLite in one file out of the box, PostgreSQL by DATABASE_URL.
if env.str("DATABASE_URL", ""):
    DATABASES: dict[str, dict[str, Any]] = {"default": env.db_url("DATABASE_URL")}
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        connect_timeout=3,
        options="-c statement_timeout=15s -c lock_timeout=5s"
        " -c idle_in_transaction_session_timeout=30s",
    )
else:
    DATABASES = {
        "default": {
            "ENGINE": "config.sqlite",
            "NAME": DATA_DIR / "jagkan.sqlite3",
            "CONN_MAX_AGE": None,
            "TEST": {"NAME": ":memory:"},
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                " PRAGMA busy_timeout=20000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-20000;"
                " PRAGMA journal_size_limit=67108864; PRAGMA temp_store=MEMORY;"
                # What is erased is overwritten, wherever SQLite was built.
                " PRAGMA secure_delete=ON;",
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# A cache that all processes share is a security matter: limits and one-time codes count in it.
CACHES: dict[str, dict[str, Any]] = {
    "default": env.cache_url("CACHE_URL", default="dbcache://cache_entries"),
}
# The default of 300 would let a few hundred strangers push a limit out of the database's cache.
CACHES["default"].setdefault("OPTIONS", {}).setdefault("MAX_ENTRIES", 100_000)

# Languages. Message ids are English; Swedish is the default and always complete.
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
# What whoever has a link may choose from: those, and easy Swedish, whose catalogue holds only what
# it says in another way than Swedish. A language added above appears here by itself.
GUEST_LANGUAGES = [LANGUAGES[0], ("sv-simple", "Lätt svenska"), *LANGUAGES[1:]]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

# Static files and what people give us.
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns where it is missing
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "media"
WHITENOISE_USE_FINDERS = DEVELOPMENT
WHITENOISE_AUTOREFRESH = False
STORAGES: dict[str, dict[str, Any]] = {
    # Private: nothing in it has an address; views read it behind a gate.
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEVELOPMENT
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

# Letters: written to files on a development machine, by SMTP when EMAIL_URL says so.
EMAIL_FILE_PATH = str(DATA_DIR / "mail")
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
if env.str("EMAIL_URL", ""):
    vars().update(env.email_url("EMAIL_URL"))
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", f"{PRODUCT_NAME} <svara-inte@valideringvast.example>"
)
# Text messages: shown on a development machine, by a provider when the environment names one.
# Whose numbers we send to: the EU and the EEA, Åland and Svalbard. Elsewhere a message is dear.
SMS_COUNTRIES = env.str(
    "SMS_COUNTRIES",
    "SE,NO,DK,FI,IS,AX,SJ,AT,BE,BG,CY,CZ,DE,EE,ES,FR,GR,HR,HU,IE,IT,LI,LT,LU,LV,MT,NL,PL,PT,RO,SI,SK",
).split(",")
SMS_FOLDER = str(DATA_DIR / "sms")
# The first carries what it can, the second the rest; both speak 46elks' API.
NAMED_SMS_PROVIDERS = [
    {
        "name": prefix.lower(),
        "url": env.str(f"{prefix}_URL", ""),
        "user": env.str(f"{prefix}_USER", ""),
        "password": env.str(f"{prefix}_PASSWORD", ""),
        "sender": env.str(f"{prefix}_SENDER", "JagKan"),
    }
    for prefix in ("SMS", "SMS_SECOND")
]
SMS_PROVIDERS = [it for it in NAMED_SMS_PROVIDERS if it["url"] or it["user"] or it["password"]]
SMS_TIMEOUT = 10  # seconds, for the connection and for each word of the answer
SMS_BREAKER = (3, 300)  # after so many failures in a row a provider rests for so many seconds
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Sign-in: a code by e-mail, then a second factor for staff. No passwords anywhere.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.sign_in.Invited"
ACCOUNT_FORMS = {
    "login": "accounts.forms.AddressForm",
    "confirm_login_code": "accounts.forms.CodeForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{PRODUCT_NAME}: "
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 8}
ACCOUNT_EMAIL_VERIFICATION = "none"  # each sign-in proves the address, by the code that went there
ACCOUNT_PREVENT_ENUMERATION = "strict"
# No such letter leaves: accounts.sign_in turns it into the wait that a known address has.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    # A class behind one school address must get in; one address may not be flooded.
    "login": "300/m/ip",
    "request_login_code": "300/m/ip,3/m/key",
    "login_failed": "100/m/ip,5/300s/key",
    "signup": "60/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
MFA_ADAPTER = "accounts.sign_in.SealedSecrets"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEVELOPMENT
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = PRODUCT_NAME
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
# Staff need a second factor; on a development machine they are offered by name instead.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", not DEVELOPMENT)
OFFER_CAST = env.bool("OFFER_CAST", DEVELOPMENT)

# Cookies, headers.
SESSION_COOKIE_NAME = "sid" if DEVELOPMENT else "__Host-sid"
CSRF_COOKIE_NAME = "csrf" if DEVELOPMENT else "__Host-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEVELOPMENT
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 30 * 24 * 3600
MARK_COOKIE_NAME = "mark" if DEVELOPMENT else "__Host-mark"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = not DEVELOPMENT
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", not DEVELOPMENT)
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
if env.bool("BEHIND_TLS_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if DEVELOPMENT else 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEVELOPMENT
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# The API.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.sign_in.TokenAuthentication",
        "accounts.sign_in.SameOriginSession",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "PAGE_SIZE": 50,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_RATES": {"anon": "120/minute", "user": "600/minute"},
    "EXCEPTION_HANDLER": "config.api.explain_errors",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "config.api.forget_the_database",
    ],
    "TITLE": "Jag kan",
    "DESCRIPTION": "Published frameworks, one's own entries, and the certificate check.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api",
    "ENUM_NAME_OVERRIDES": {
        "CertificateState": "certificates.verification.STATES",
        "EntryState": "portfolio.models.Entry.State",
        "FrameworkState": "competencies.models.Framework.State",
    },
}

# Limits on public doors, per address: (how many, in how many seconds).
RATES = {
    "check_certificate": (60, 60),
    "check_file": (10, 60),  # each costs a process of its own for a moment
    "prove_certificate": (6, 60),  # each adds the ledger up
    "confirmation_link": (60, 60),
    "delivery_report": (600, 60),
    "shared_link": (60, 60),
    "calendar_feed": (120, 60),
    "find_receiver": (60, 600),
    "short_code": (20, 600),
    # From all addresses together; above it, each address has what a flood leaves it.
    "short_code_at_poster": (400, 600),
    "short_code_anywhere": (1000, 600),
    "short_code_in_a_flood": (4, 600),
}
# How long a supervisor's link lives, and how many a participant may send in a day.
CONFIRMATION_DAYS = 60
SHORT_CODE_MINUTES = 15  # for how long six signs lead to a question
CHANGE_DAYS = 14  # for how long a supervisor may change an answer
ASKS_A_DAY = 20
HEARING_DAYS = 14  # for how long a holder may answer before their certificate is revoked
SUSPENSION_DAYS = 30  # after which a suspension that has not ended is overdue

# Everything that is logged leaves by one handler, which takes out what would open a page: also what
# Django's own server, its error mails, and gunicorn would otherwise write by handlers of their own.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "config.logs.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        # A refusal is an answer, not an alarm: 4xx are not logged as warnings.
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        "gunicorn.access": {"handlers": [], "level": "INFO", "propagate": True},
        "gunicorn.error": {"handlers": [], "level": "INFO", "propagate": True},
    },
}

refuse_unsafe(globals())
