#include "engine/command/completion.h"

#include <algorithm>
#include <utility>

#include "engine/form/validate.h"

namespace engine {
namespace {

constexpr std::size_t kMinReasons = 20;

form::NodeOutcomes outcomes_of(const bpmn::WfSettings& wf) {
  form::NodeOutcomes outcomes;
  for (const bpmn::Outcome& each : wf.outcomes) {
    outcomes.words.push_back(each.name);
    if (each.adverse) outcomes.adverse.push_back(each.name);
  }
  outcomes.is_human_decision = wf.human_decision;
  return outcomes;
}

std::string text_at(const feel::Value& answer, std::string_view key) {
  const feel::Value* value = answer.find(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::size_t code_points(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

FieldError field_error(std::string field, std::string code, std::string zh, std::string en) {
  return {std::move(field), std::move(en), std::move(zh), std::move(code)};
}

// What the node asks of every decision, with or without a form.
void check_decision(const form::NodeOutcomes& node, const Completion& completion,
                    std::vector<FieldError>& errors) {
  const auto told = [&](std::string_view field) {
    return std::any_of(errors.begin(), errors.end(),
                       [&](const FieldError& error) { return error.field == field; });
  };
  if (!node.words.empty() && !has(node.words, completion.outcome) && !told("outcome")) {
    errors.push_back(field_error("outcome", "not-an-option", "须为本环节的决定之一",
                                 "one of the outcomes of this step is needed"));
  }
  if (!has(node.adverse, completion.outcome) || told("opinion") || told("reasons")) return;
  const std::size_t length = code_points(completion.opinion);
  if (length == 0) {
    errors.push_back(field_error("opinion", "required", "不利决定须写明理由",
                                 "an adverse decision needs reasons"));
  } else if (node.is_human_decision && length < kMinReasons) {
    errors.push_back(field_error("opinion", "too-short", "不利决定的理由不少于 20 个字",
                                 "the reasons of an adverse decision have at least 20 characters"));
  }
}

feel::Value with_entry(const feel::Value& answer, std::string_view key, const std::string& text) {
  if (text.empty() || answer.find(key) != nullptr) return answer;
  Entries entries;
  if (answer.is_context()) entries.assign(answer.entries().begin(), answer.entries().end());
  entries.push_back({std::string(key), feel::Value::string(text)});
  return feel::Value::context(std::move(entries));
}

std::vector<FieldError> check_form(ElementContext& context, const form::Form& form,
                                   const form::NodeOutcomes* outcomes, Completion& completion) {
  const Names names = context.names();
  const form::Answer answer = form::validate(
      form, completion.answer,
      {names, context.step.evaluator().environment(), context.step.input().directory, outcomes});
  std::vector<FieldError> errors;
  for (const form::FieldError& error : answer.errors) {
    errors.push_back(field_error(error.field, error.code, error.message.zh, error.message.en));
  }
  completion.answer = answer.value;
  return errors;
}

}  // namespace

Refusal form_invalid(std::vector<FieldError> errors) {
  std::string detail = "the form is not valid:";
  for (const FieldError& error : errors) detail += " " + error.field;
  return Rejection{RejectionCode::kFormInvalid, std::move(detail), std::move(errors), {}};
}

Completion check_completion(ElementContext& context, const UserTask& task,
                            const CompleteUserTask& command) {
  Completion completion;
  completion.answer = command.variables;
  if (!command.variables.is_null() && !command.variables.is_context()) {
    completion.refusal = refuse(RejectionCode::kArgInvalid, "variables are not an object");
    return completion;
  }
  if (!context.model.has_wf) return completion;
  const bpmn::WfSettings* wf = context.node.wf.get();
  if (wf != nullptr && wf->human_decision && is_system(command.actor.kind)) {
    completion.refusal = refuse(RejectionCode::kNotEntitled, "a person decides this");
    return completion;
  }
  const form::NodeOutcomes outcomes = wf == nullptr ? form::NodeOutcomes{} : outcomes_of(*wf);
  std::vector<FieldError> errors;
  const form::Form* form = context.step.state().catalog.form(task.form);
  if (form != nullptr) {
    errors = check_form(context, *form, wf == nullptr ? nullptr : &outcomes, completion);
  }
  completion.outcome = text_at(command.variables, "outcome");
  completion.opinion = form::opinion_in(form, command.variables);
  check_decision(outcomes, completion, errors);
  if (!errors.empty()) {
    completion.refusal = form_invalid(std::move(errors));
    return completion;
  }
  if (outcomes.words.empty()) {
    completion.outcome = "approved";
    return completion;
  }
  completion.answer = with_entry(completion.answer, "outcome", completion.outcome);
  completion.answer =
      with_entry(completion.answer, "opinion", text_at(command.variables, "opinion"));
  return completion;
}

}  // namespace engine
