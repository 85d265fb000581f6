"""A copy of the shipped package with more people than it ships, for tests of larger campaigns."""
import json
import os
import shutil
import tempfile

from . import server


def with_nominees(count, top=server.TOP):
    """A folder for `--packages` in which `nominee.001` and so on may register as well."""
    folder = tempfile.mkdtemp(prefix="assent-packages-")
    for name in ("workflows", "examples"):
        shutil.copytree(os.path.join(top, name), os.path.join(folder, name))
    path = os.path.join(folder, "examples", "heping", "people.json")
    with open(path, encoding="utf-8") as file:
        people = json.load(file)
    for number in range(1, count + 1):
        login = "nominee.%03d" % number
        people["people"].append({
            "login": login, "name": {"zh": "报名人%d" % number, "en": "Nominee %d" % number},
            "roles": [{"role": "r.nominee", "unit": "柳溪村"}],
            "duty": {"zh": "报名人", "en": "Registers for selection"}, "personId": login})
    with open(path, "w", encoding="utf-8") as file:
        json.dump(people, file, ensure_ascii=False)
    return folder
