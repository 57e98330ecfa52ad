"""Work of the registry that no request waits for."""

from django_tasks import task

from pobratym.places.name_index.opening import rebuild_index


@task()
def build_names() -> None:
    """The index of names, of the registry as it is now."""
    rebuild_index()


def rebuild_names_later() -> None:
    """Until it is done the database answers, a little slower."""
    build_names.enqueue()
