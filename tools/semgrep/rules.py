"""What the rules of this folder must find (`ruleid`) and leave alone (`ok`): read by semgrep, run by nobody."""
# ruff: noqa
# mypy: ignore-errors


def followed(request):
    # ruleid: typed-text-is-followed-as-an-address
    return redirect(request.GET["next"])


def followed_by_a_way_round(request):
    wanted = request.POST.get("next") or "/"
    # ruleid: typed-text-is-followed-as-an-address
    return HttpResponseRedirect(wanted + "#top")


def followed_after_a_question(request):
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        # ok: typed-text-is-followed-as-an-address
        return redirect(wanted)
    # ok: typed-text-is-followed-as-an-address
    return redirect(reverse("web:home"))


def page(request):
    # ruleid: typed-text-is-a-page
    return HttpResponse("<p>" + request.GET["q"])


def page_that_says_so(request):
    # ruleid: typed-text-is-a-page
    return HttpResponse(request.GET["q"], content_type="text/html; charset=utf-8")


def document(request):
    # ok: typed-text-is-a-page
    return HttpResponse(pdf_of(request.GET["language"]), content_type="application/pdf")


def page_by_format(form):
    # ruleid: typed-text-is-a-page
    return format_html(form.cleaned_data["text"])


def page_escaped(request):
    # ok: typed-text-is-a-page
    return HttpResponse(escape(request.GET["q"]))


def page_of_parts(form):
    # ok: typed-text-is-a-page
    return format_html("<p>{}</p>", form.cleaned_data["text"])


def statement(request, cursor):
    # ruleid: typed-text-is-a-statement
    cursor.execute(f"SELECT * FROM places WHERE name = '{request.GET['q']}'")
    # ok: typed-text-is-a-statement
    cursor.execute("SELECT * FROM places WHERE name = %s", [request.GET["q"]])


def lookup(request, places):
    # ruleid: typed-text-is-a-look-up
    places.filter(**request.GET.dict())
    # ruleid: typed-text-is-a-look-up
    places.order_by(request.GET["sort"])
    # ok: typed-text-is-a-look-up
    return places.filter(name=request.GET["q"])


def file(request, storage):
    # ruleid: typed-text-names-a-file-a-program-or-code
    return storage.open(request.GET["file"])


def template(request):
    # ruleid: typed-text-names-a-file-a-program-or-code
    return render(request, request.GET["page"] + ".html")


def template_of_ours(request):
    # ok: typed-text-names-a-file-a-program-or-code
    return render(request, "web/home.html", {"q": request.GET["q"]})


def pattern(request):
    # ruleid: typed-text-is-a-pattern
    re.compile(request.GET["q"])
    # ok: typed-text-is-a-pattern
    re.compile(re.escape(request.GET["q"]))


def column_by_pattern(request, places):
    # ruleid: typed-text-is-a-pattern
    return places.filter(name__iregex=request.GET["q"])


def line(request):
    # ruleid: typed-text-is-a-line-of-the-log
    logger.info("asked %s", request.GET["q"])
