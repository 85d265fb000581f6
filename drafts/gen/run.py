"""Writes all drafts: run.py [NAME…] [--png]"""
import importlib
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import write  # noqa: E402

TOP = pathlib.Path("")
MODELS = {"appeal": "workflows/S-APPEAL.bpmn", "interview": "workflows/S-INTERVIEW.bpmn", "vetting": "workflows/S-VETTING.bpmn",
          "deliberate": "workflows/S-DELIBERATE.bpmn", "posting": "workflows/S-POSTING.bpmn",
          "objection": "workflows/S-OBJECTION.bpmn", "filing": "workflows/S-FILING.bpmn",
          "enrol": "workflows/S-ENROL.bpmn", "probation": "workflows/S-PROBATION.bpmn",
          "opensel": "examples/heping/P-heping-select.bpmn"}


def main():
    names = [a for a in sys.argv[1:] if not a.startswith("--")] or list(MODELS)
    for name in names:
        try:
            process = importlib.import_module(name).build()
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
            continue
        text = write.Writer(process).text()
        (TOP / MODELS[name]).write_text(text, encoding="utf-8")
        print(name, len(text.splitlines()), "lines")
        for fault in write.faults(process):
            print("   ", fault)
        svg = TOP / "pictures" / (name + ".svg")
        svg.parent.mkdir(exist_ok=True)
        svg.write_text(write.picture(process), encoding="utf-8")
        if "--png" in sys.argv:
            w = int(160 + process.pool_w - 100)
            h = int(40 + process.pool_h)
            subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu",
                            "--force-device-scale-factor=%s" % (0.75 if w > 2500 else 1),
                            "--window-size=%d,%d" % (w, h), "--screenshot=%s"
                            % svg.with_suffix(".png"), "file://%s" % svg],
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


main()
