#include "web/routes/v2/variable_sight.h"

#include <algorithm>

#include "web/routes/api/field_masks.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/withheld.h"

namespace web::v2 {
namespace {

using engine::FieldClass;
using engine::feel::Value;
using engine::form::Field;

FieldClass strictest_of(const Field& field, FieldClass least) {
  least = std::max(least, field.field_class.value_or(FieldClass::kP0));
  for (const Field& inner : field.fields) least = strictest_of(inner, least);
  return least;
}

bool names_somebody(const Value& value) {
  return api::names_another(value, [](std::string_view) { return false; });
}

Value withheld_value() {
  return Value::string("withheld");
}

}  // namespace

void note_named(const Value& value, const std::string& object, api::Dossier& dossier) {
  if (value.is_list()) {
    for (const Value& item : value.items()) note_named(item, object, dossier);
  } else if (value.is_context()) {
    const Value* person = value.find("personId");
    if (person != nullptr && person->is_string()) {
      dossier.note(person->as_string(), object, "role");
    }
    for (const engine::feel::Entry& entry : value.entries()) {
      note_named(entry.value, object, dossier);
    }
  }
}

VariableSight::VariableSight(const api::Reading& reading)
    : reading_(reading),
      visible_(engine::people::visible_classes(reading.caller.subject,
                                               engine::people::View::kOperation, {})) {
  for (const engine::ElementInstanceKey seat : api::withheld_seats(reading)) {
    withheld_.insert(seat);
  }
}

bool VariableSight::sees_all() const {
  return visible_ == engine::FieldClassSet::up_to(FieldClass::kP3);
}

Outcome<> VariableSight::check(const engine::Search& search, std::string_view field) const {
  if (sees_all()) return {};
  const auto is_value = [field](const auto& one) { return one.field == field; };
  const bool asks = !search.variables.empty() || !search.local_variables.empty() ||
                    std::any_of(search.all.begin(), search.all.end(), is_value) ||
                    std::any_of(search.sort.begin(), search.sort.end(), is_value);
  if (!asks) return {};
  return forbidden("values may be personal: who may not read them does not search or sort by them");
}

void VariableSight::leave_out_withheld(engine::Search& search, std::string field) const {
  if (withheld_.empty()) return;
  std::vector<engine::Operand> seats;
  for (const engine::ElementInstanceKey seat : withheld_) seats.push_back(api::operand(seat));
  search.all.push_back({std::move(field), engine::Operator::kNotIn, std::move(seats)});
}

VariableSight::Classes VariableSight::declared_in(engine::ProcessDefinitionKey definition) const {
  Classes classes;
  const engine::bpmn::ProcessDefinition* model = reading_.model(definition);
  if (model == nullptr) return classes;
  for (const engine::bpmn::FlowNode& node : model->nodes) {
    if (node.user_task == nullptr || !node.user_task->form) continue;
    for (const engine::FormVersion& version : reading_.snapshot->forms) {
      const engine::form::Form* form = reading_.snapshot->catalog.form(version.key);
      if (form == nullptr || version.id != node.user_task->form->id.source) continue;
      for (const Field& field : form->fields) {
        FieldClass& declared = classes[field.key];
        declared = strictest_of(field, declared);
      }
    }
  }
  return classes;
}

// What stands in no declared field is personal if it is about somebody (TRUST §4.2).
FieldClass VariableSight::class_of(const engine::Variable& row,
                                   const api::Instances& instances) const {
  const engine::ProcessInstance* instance = instances.find(row.instance);
  if (instance == nullptr || !instance->subject.empty() || names_somebody(row.value)) {
    return FieldClass::kP2;
  }
  auto known = declared_.find(instance->definition);
  if (known == declared_.end()) {
    known = declared_.emplace(instance->definition, declared_in(instance->definition)).first;
  }
  const auto declared = known->second.find(row.name);
  if (declared != known->second.end() && declared->second > FieldClass::kP1) {
    return declared->second;
  }
  const auto scope = api::only(reading_.queries.element_instances(
      api::search_for({api::equals("elementInstanceKey", api::operand(row.scope))})));
  const bool is_about_somebody =
      scope && !api::subject_at(reading_, instance, scope->row.element, row.scope).empty();
  return api::class_of(row.value, is_about_somebody);
}

void VariableSight::mask(std::vector<engine::Variable>& rows) const {
  if (sees_all() || rows.empty()) return;
  std::vector<engine::ProcessInstanceKey> keys;
  keys.reserve(rows.size());
  for (const engine::Variable& row : rows) keys.push_back(row.instance);
  const api::Instances instances(reading_.queries, keys);
  for (engine::Variable& row : rows) {
    if (!visible_.has(class_of(row, instances))) row.value = withheld_value();
  }
}

void VariableSight::note(const std::vector<engine::Variable>& rows, api::Dossier& dossier) const {
  if (!visible_.has(FieldClass::kP2) || rows.empty()) return;
  std::vector<engine::ProcessInstanceKey> keys;
  keys.reserve(rows.size());
  for (const engine::Variable& row : rows) keys.push_back(row.instance);
  const api::Instances instances(reading_.queries, keys);
  for (const engine::Variable& row : rows) {
    const engine::ProcessInstance* instance = instances.find(row.instance);
    if (instance == nullptr) continue;
    const std::string object = "variables of case " + to_text(instance->root);
    if (!instance->subject.empty()) dossier.note(instance->subject, object, "role");
    note_named(row.value, object, dossier);
  }
}

Value VariableSight::masked(engine::ProcessInstanceKey instance, const Value& variables) const {
  if (sees_all() || !variables.is_context()) return variables;
  std::vector<engine::Variable> rows;
  rows.reserve(variables.entries().size());
  for (const engine::feel::Entry& entry : variables.entries()) {
    engine::Variable row;
    row.scope = root_scope(instance);
    row.name = entry.key;
    row.instance = instance;
    row.value = entry.value;
    rows.push_back(std::move(row));
  }
  mask(rows);
  std::vector<engine::feel::Entry> entries;
  entries.reserve(rows.size());
  for (engine::Variable& row : rows) entries.push_back({row.name, std::move(row.value)});
  return Value::context(std::move(entries));
}

}  // namespace web::v2
