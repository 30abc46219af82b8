"""The pages worth looking at, each as the person who uses it."""

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}

# What we call it: who of the cast (None: nobody has signed in) · where · on which screen.
PLACES = {
    "landing": (None, "/", PHONE),
    "sign-in": (None, "/accounts/login/", PHONE),
    "help": (None, "/help/", PHONE),
    "accessibility": (None, "/accessibility/", PHONE),
    "frameworks": (None, "/frameworks/", PHONE),
    "check-form": (None, "/v/", PHONE),
    "how-to-check": (None, "/how-to-check/", PHONE),
    "home": ("amina", "/", PHONE),
    "add": ("amina", "/entries/add/", PHONE),
    "entries": ("amina", "/entries/", PHONE),
    "i-can": ("amina", "/i-can/", PHONE),
    "me": ("amina", "/me/", PHONE),
    "who-looked": ("amina", "/me/who-looked/", PHONE),
    "cases": ("amina", "/cases/", PHONE),
    "make-case": ("amina", "/cases/make/", PHONE),
    "certificates": ("amina", "/certificates/", PHONE),
    "links": ("amina", "/certificates/links/", PHONE),
    "everything": ("amina", "/me/everything/", PHONE),
    "group": ("sara", "/group/", DESK),
    "overview": ("sara", "/group/matrix/", DESK),
    "activities": ("sara", "/activities/", PHONE),
    "record-activity": ("sara", "/activities/record/", PHONE),
    "supervisors": ("sara", "/supervisors/", DESK),
    "posters": ("sara", "/posters/", DESK),
    "short-code": (None, "/p/", PHONE),
    "letters": ("lo", "/letters/", DESK),
    "queue": ("ada", "/desk/queue/", DESK),
    "quality": ("elin", "/desk/quality/", DESK),
    "desk": ("ines", "/desk/certificates/", DESK),
    "register": ("ines", "/register/", DESK),
}
# Pages that another one leads to: which · by what kind of link.
BEYOND = {
    "framework": ("frameworks", r'href="(/frameworks/[^"]+/[^"]+/)"'),
    "entry": ("entries", r'href="(/entries/[0-9a-f-]{36}/)"'),
    "competency": ("i-can", r'href="(/i-can/\d+/)"'),
    "case": ("cases", r'href="(/cases/\d+/)"'),
    "certificate": ("certificates", r'href="(/certificates/\d+/)"'),
    "proof": ("certificates", r'href="(/certificates/\d+/proof/)"'),
    "participant": ("group", r'href="(/group/\d+/)"'),
    "suggestion": ("home", r'href="(/suggestions/\d+/)"'),
    "activity": ("activities", r'href="(/activities/[0-9a-f-]{36}/)"'),
    "cells": ("record-activity", r'href="(/activities/record/\?again=[0-9a-f-]{36})"'),
    "assess": ("queue", r'href="(/cases/\d+/)"'),
    "check-quality": ("quality", r'href="(/cases/\d+/)"'),
    "poster": ("posters", r'href="(/posters/\d+/)"'),
    "examine": ("register", r'href="(/desk/certificates/\d+/)"'),
}
