#include "engine/package/model_check.h"

#include <utility>

#include "engine/bpmn/read_bpmn.h"
#include "engine/dmn/read_dmn.h"
#include "engine/form/read_form.h"

namespace engine::package {
namespace {

const char* name_of(bpmn::Reference::Kind kind) {
  switch (kind) {
    case bpmn::Reference::Kind::kForm: return "form";
    case bpmn::Reference::Kind::kDecision: return "decision";
    case bpmn::Reference::Kind::kProcess: return "process";
  }
  return "";
}

}  // namespace

void ModelCheck::report(const std::string& path, std::string_view rule, std::string element,
                        int line, std::string message) {
  findings_.push_back({path, Finding{Severity::kError, std::string(rule), std::move(element),
                                     Position{line, 0}, std::move(message)}});
}

// What a reader finds stands for the package too; shipped models bear no name of FEEL's.
void ModelCheck::take(const std::string& path, const Findings& findings) {
  for (Finding finding : findings) {
    if (finding.rule == "shadows-function") finding.severity = Severity::kError;
    findings_.push_back({path, std::move(finding)});
  }
}

void ModelCheck::define(Ids& ids, const std::string& id, const std::string& path) {
  if (ids.insert(id).second) return;
  report(path, "duplicate-id", id, 0, "another file of the package defines '" + id + "' too");
}

void ModelCheck::read(const ModelFile& file, std::string_view bytes) {
  if (file.name.ends_with(".bpmn")) {
    read_process_file(file, bytes);
  } else if (file.name.ends_with(".dmn")) {
    read_decision_file(file, bytes);
  } else if (file.name.ends_with(".form.json") || file.name.ends_with(".form")) {
    read_form_file(file, bytes);
  } else {
    report(file.path, "unsupported", "", 0, "files of this kind are not deployed");
  }
}

void ModelCheck::read_process_file(const ModelFile& file, std::string_view bytes) {
  const bpmn::ReadResult result = bpmn::read_bpmn(bytes);
  take(file.path, result.findings);
  for (const auto& process : result.processes) {
    define(processes_, process->id, file.path);
    for (const bpmn::Reference& reference : process->references) {
      if (reference.binding != bpmn::Binding::kDeployment || reference.id.is_expression()) continue;
      bindings_.push_back({file.path, process->node(reference.element).id, reference.line,
                           name_of(reference.kind), reference.id.source});
    }
  }
}

void ModelCheck::read_decision_file(const ModelFile& file, std::string_view bytes) {
  const dmn::ReadResult result = dmn::read_dmn(bytes);
  take(file.path, result.findings);
  if (result.model == nullptr) return;
  for (const dmn::DecisionInfo& decision : result.model->decisions()) {
    define(decisions_, decision.id, file.path);
  }
}

void ModelCheck::read_form_file(const ModelFile& file, std::string_view bytes) {
  const form::ReadResult result = form::read_form(bytes);
  take(file.path, result.findings);
  if (result.form != nullptr) define(forms_, result.form->id, file.path);
}

void ModelCheck::check_bindings() {
  for (const Binding& binding : bindings_) {
    const Ids& ids = binding.kind == "form"       ? forms_
                     : binding.kind == "decision" ? decisions_
                                                  : processes_;
    if (ids.contains(binding.target)) continue;
    report(binding.file, "missing-target", binding.element, binding.line,
           "the " + binding.kind + " '" + binding.target + "' is not in the package");
  }
}

}  // namespace engine::package
