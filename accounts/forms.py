"""The words in which the entrance says what is missing. Forms check; they never save."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm
from django.utils.translation import gettext_lazy as _


class AddressForm(LoginForm):  # type: ignore[misc]
    """The address that a code goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].error_messages |= {
            "required": _("Write your e-mail address."),
            "invalid": _("Write the whole address, for example kalle@example.com."),
        }


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code that came to it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].error_messages |= {"required": _("Enter the code from the e-mail.")}
