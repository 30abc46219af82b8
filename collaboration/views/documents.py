"""The documents of a group: added, replaced, fetched, removed. No page of ours shows one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.guards import UserRequest, guarded
from collaboration import permissions
from collaboration.forms import DocumentForm, VersionForm
from collaboration.models import Document, DocumentVersion, Group

INVALID = 422


@require_safe
@guarded(Group, permissions.read_group)
def list_documents(request: UserRequest, group: Group) -> HttpResponse:
    page = Paginator(group.documents.newest_first(), 30).get_page(request.GET.get("page"))
    return render(request, "collaboration/list_documents.html", {"group": group, "page": page})


@guarded(Group, permissions.add_document)
def add_document(request: UserRequest, group: Group) -> HttpResponse:
    form = DocumentForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        data = form.cleaned_data
        document = Document.add(group, data["name"], data["file"], by=request.user)
        messages.success(request, _("The document is there."))
        return redirect(document)
    context = {"group": group, "form": form}
    status = INVALID if form.errors else 200
    return render(request, "collaboration/add_document.html", context, status=status)


@require_safe
@guarded(Document, permissions.read_document)
def show_document(request: UserRequest, document: Document) -> HttpResponse:
    context = {
        "document": document,
        "versions": document.versions.select_related("by", "document"),
        "may_remove": permissions.remove_document(request.user, document),
    }
    return render(request, "collaboration/show_document.html", context)


@guarded(Document, permissions.replace_document)
def replace_document(request: UserRequest, document: Document) -> HttpResponse:
    form = VersionForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        document.replace(form.cleaned_data["file"], by=request.user)
        messages.success(request, _("The new version is there. Those before can be fetched, too."))
        return redirect(document)
    context = {"document": document, "form": form}
    status = INVALID if form.errors else 200
    return render(request, "collaboration/replace_document.html", context, status=status)


@guarded(Document, permissions.remove_document)
def remove_document(request: UserRequest, document: Document) -> HttpResponse:
    if request.method == "POST":
        document.remove(by=request.user)
        messages.success(request, _("The document is removed. A line says that it was there."))
        return redirect("collaboration:list_documents", document.group_id)
    return render(request, "collaboration/remove_document.html", {"document": document})


@require_safe
@guarded(DocumentVersion, permissions.download_document)
def download_document(request: UserRequest, version: DocumentVersion) -> HttpResponseBase:
    try:
        file = version.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        file, as_attachment=True, filename=version.file_name, content_type=version.media_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
