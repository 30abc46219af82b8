"""What the pages of all doors do with a code: send it, and look whether it is right."""

from django.http import HttpRequest

from confirmations.forms.answering import AnswerForm
from confirmations.models import Code, ConfirmationRequest
from lifecycle.transitions import Refused


def code_fits(form: AnswerForm, asked: ConfirmationRequest) -> bool:
    """Say whether the code that came along is right, or none is needed; else the form says why.

    Asked only once all else in the form is well: a try that cannot succeed is not counted.
    """
    if not asked.needs_code:
        return True
    try:
        Code.refuse_unless_right(asked, form.cleaned_data["code"])
    except Refused as refused:
        form.add_error("code", refused.args[0])
        return False
    return True


def send_code_from(request: HttpRequest, asked: ConfirmationRequest, form: AnswerForm) -> str:
    """Send a code, and keep in the fresh form what was chosen and typed so far.

    Returns why the code was not sent, or nothing.
    """
    for name, field in form.fields.items():
        form.initial[name] = field.widget.value_from_datadict(request.POST, {}, name)
    try:
        Code.send(asked)
    except Refused as refused:
        return str(refused)
    return ""
