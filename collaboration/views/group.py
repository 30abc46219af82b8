"""The pages of a group: what it is about, who works there, what they write to each other."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.guards import UserRequest, guarded, signed_in
from collaboration import permissions
from collaboration.forms import OpenForm, PostForm
from collaboration.models import Group, Post

INVALID = 422


@require_safe
@signed_in(permissions.work_in_groups)
def my_groups(request: UserRequest) -> HttpResponse:
    return _groups_page(request, OpenForm(user=request.user))


@require_POST
@signed_in(permissions.open_group)
def open_group(request: UserRequest) -> HttpResponse:
    form = OpenForm(request.POST, user=request.user)
    if not form.is_valid():
        return _groups_page(request, form, status=INVALID)
    group = Group.open_for(form.chosen, by=request.user)
    messages.success(request, _("The page is open. All who work there can read and write."))
    return redirect(group)


def _groups_page(request: UserRequest, form: OpenForm, *, status: int = 200) -> HttpResponse:
    groups = Group.objects.visible_to(request.user)
    page = Paginator(sorted(groups, key=str), 50).get_page(request.GET.get("page"))
    context = {"page": page, "form": form}
    return render(request, "collaboration/my_groups.html", context, status=status)


@require_safe
@guarded(Group, permissions.read_group)
def show_group(request: UserRequest, group: Group) -> HttpResponse:
    posts = Paginator(group.posts.newest_first(), 20).get_page(request.GET.get("page"))
    documents = group.documents.filter(state="kept").newest_first()
    context = {
        "group": group,
        "page": posts,
        "leads": group.is_led_by(request.user),
        "meetings": group.meetings.coming()[:3],
        "documents": documents[:5],
    }
    return render(request, "collaboration/show_group.html", context)


@require_safe
@guarded(Group, permissions.read_group)
def list_people(request: UserRequest, group: Group) -> HttpResponse:
    page = Paginator(group.people, 50).get_page(request.GET.get("page"))
    return render(request, "collaboration/list_people.html", {"group": group, "page": page})


@guarded(Group, permissions.write_post)
def write_post(request: UserRequest, group: Group) -> HttpResponse:
    form = PostForm(request.POST or None)
    if form.is_valid():
        Post.write(group, form.cleaned_data["text"], by=request.user)
        messages.success(request, _("Your post is there."))
        return redirect(group)
    context = {"group": group, "form": form}
    status = INVALID if form.errors else 200
    return render(request, "collaboration/write_post.html", context, status=status)


@require_safe
@guarded(Post, permissions.read_post)
def show_post(request: UserRequest, post: Post) -> HttpResponse:
    versions = list(post.versions.select_related("by"))
    context = {
        "post": post,
        "versions": versions,
        "may_edit": permissions.edit_post(request.user, post),
        "may_remove": permissions.remove_post(request.user, post),
    }
    return render(request, "collaboration/show_post.html", context)


@guarded(Post, permissions.edit_post)
def edit_post(request: UserRequest, post: Post) -> HttpResponse:
    latest = post.latest
    form = PostForm(request.POST or None, initial={"text": latest.text if latest else ""})
    if form.is_valid():
        post.edit(form.cleaned_data["text"], by=request.user)
        messages.success(request, _("The post is changed. The words before can still be read."))
        return redirect(post)
    if latest is None:
        messages.error(request, _("The post has been removed."))
        return redirect(post)
    context = {"post": post, "form": form}
    status = INVALID if form.errors else 200
    return render(request, "collaboration/edit_post.html", context, status=status)


@guarded(Post, permissions.remove_post)
def remove_post(request: UserRequest, post: Post) -> HttpResponse:
    if request.method == "POST":
        post.remove(by=request.user)
        messages.success(request, _("The post is removed. A line says that it was there."))
        return redirect(post.group)
    return render(request, "collaboration/remove_post.html", {"post": post})
