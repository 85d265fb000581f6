#include "web/routes/api/happenings.h"

#include <algorithm>
#include <set>

#include "engine/bpmn/process_definition.h"
#include "web/routes/api/chosen_words.h"
#include "web/routes/api/suggestion.h"
#include "web/routes/v2/evaluated_decision.h"

namespace web::api {
namespace {

using engine::FieldClass;
using engine::feel::Entry;
using engine::feel::Value;

constexpr std::size_t kMostChanges = 200;

FieldClass strictest_of(const std::vector<engine::form::Field>& fields, FieldClass least) {
  for (const engine::form::Field& field : fields) {
    least = std::max(least, field.field_class.value_or(FieldClass::kP0));
    least = strictest_of(field.fields, least);
  }
  return least;
}

// Reads the events of one record in their order.
class Turning {
 public:
  explicit Turning(const TimelineFacts& facts) : facts_(facts) {}

  std::vector<Happening> turn(const engine::FoundRecord& record) {
    for (const engine::RecordedEvent& event : record.events) {
      std::visit([this](const auto& one) { (*this)(one); }, event.event);
    }
    return std::move(happenings_);
  }

 private:
  // What nobody speaks of.
  template <class AnyEvent>
  void operator()(const AnyEvent& event) {
    if constexpr (std::is_base_of_v<engine::ElementVisit, AnyEvent>) visit(event);
  }

  void operator()(const engine::ProcessInstanceActivated& event) {
    const bool is_root = !event.parent.exists();
    Happening& begun = add(is_root ? Operation::kStart : Operation::kCall, is_root, event.key);
    if (const auto* caller = node_at(event.caller)) begun.element_id = caller->id;
    const auto* model = facts_.snapshot.catalog.process(event.definition);
    if (model != nullptr) begun.label = label_of(model->process());
  }
  void operator()(const engine::ProcessInstanceCompleted& event) {
    end(event.key, Operation::kEnd, false);
  }
  void operator()(const engine::ProcessInstanceTerminated& event) {
    end(event.key, Operation::kCancel, true);
  }

  void operator()(const engine::UserTaskCompleted& event) {
    const bool is_decision = !event.outcome.empty() && has_outcomes(event.task);
    Happening& done = add_at(is_decision ? Operation::kDecide : Operation::kComplete, true,
                             element_of(event.task));
    done.is_withheld = facts_.withheld.contains(event.task);
    if (is_decision) done.outcome = event.outcome;
    done.opinion = event.opinion.value;
    const engine::form::Form* form = form_of(event.task);
    const engine::form::Field* field =
        form == nullptr ? nullptr : engine::form::opinion_field(*form);
    if (field != nullptr) done.opinion_class = field->field_class.value_or(FieldClass::kP2);
    add_answer(done, event.answer.value, form, done.opinion.empty() ? nullptr : field);
  }
  void operator()(const engine::UserTaskClaimed& event) {
    add_at(Operation::kClaim, true, element_of(event.task));
  }
  void operator()(const engine::UserTaskUnassigned& event) {
    add_at(Operation::kUnclaim, true, element_of(event.task));
  }
  void operator()(const engine::UserTaskAssigned& event) {
    Happening& assigned = add_at(Operation::kAssign, true, element_of(event.task));
    assigned.changes.push_back({"assignee", Value::string(event.assignee.value), FieldClass::kP1});
  }
  void operator()(const engine::UserTaskSaved& event) {
    add_at(Operation::kSave, true, element_of(event.task));
  }
  void operator()(const engine::UserTaskUpdated& event) {
    add_at(Operation::kUpdate, true, element_of(event.task));
  }

  void operator()(const engine::TimerFired& event) {
    add_at(Operation::kTimer, false, event.owner);
    timer_ = happenings_.size();
  }
  void operator()(const engine::MessageCorrelated& event) {
    Happening& came = event.owner.exists() ? add_at(Operation::kMessage, false, event.owner)
                                           : add(Operation::kMessage, false, event.instance);
    came.instance = event.instance;
    message_ = happenings_.size();
  }
  void operator()(const engine::IncidentRaised& event) {
    Happening& raised = add_at(Operation::kIncident, false, event.element_instance);
    raised.is_withheld =
        std::any_of(facts_.withheld.begin(), facts_.withheld.end(),
                    [&event](auto task) { return element_of(task) == event.element_instance; });
    raised.changes.push_back(
        {engine::name_of(event.code), Value::string(event.message.value), FieldClass::kP1});
  }
  void operator()(const engine::IncidentResolved& event) {
    add_at(Operation::kResolve, true, event.element_instance);
  }
  void operator()(const engine::JobCompleted&) { add_work(Operation::kJob, true); }
  void operator()(const engine::JobFailed& event) {
    add_work(Operation::kJob, true);
    happenings_.back().changes.push_back(
        {"error", Value::string(event.message.value), FieldClass::kP1});
  }
  void operator()(const engine::JobErrorThrown& event) {
    add_work(Operation::kJob, true);
    happenings_.back().changes.push_back({"error", Value::string(event.code), FieldClass::kP1});
  }

  // One that failed is told by its incident.
  void operator()(const engine::DecisionEvaluated& event) {
    if (!event.failure.value.empty()) return;
    Happening& made = add_at(Operation::kDecision, false, event.element_instance);
    if (!made.instance.exists()) made.instance = event.instance;
    DecisionFacts decision{v2::instance_key(event.key, event.decisions.size()),
                           event.decision_id,
                           event.version,
                           {},
                           {},
                           event.output.value};
    if (!event.decisions.empty()) {
      for (const engine::MatchedRule& rule : event.decisions.back().rules) {
        decision.rules.push_back(rule.index);
        auto text = rule_text(facts_.snapshot, event.decisions.back().decision, rule.index);
        if (text) decision.texts.push_back(std::move(*text));
      }
    }
    made.decision = std::move(decision);
  }

  void operator()(const engine::RecordWritten& event) {
    Happening& written = add_of_service(Operation::kRegister);
    written.instance = event.instance;
    written.register_id = event.register_id;
    written.record = event.value.value;
    written.subject = subject_of(event.instance);
    const Value* person = event.value.value.find("personId");
    if (person != nullptr && person->is_string()) written.subject = person->as_string();
    const auto declared = facts_.registers.find(event.register_id);
    const auto* found = declared == facts_.registers.end() ? nullptr : declared->second;
    written.label = found == nullptr ? words(event.register_id) : words_of(found->title);
    if (!event.value.value.is_context()) return;
    for (const Entry& entry : event.value.value.entries()) {
      const auto& changed_fields = event.changed;
      if (std::find(changed_fields.begin(), changed_fields.end(), entry.key) ==
          changed_fields.end()) {
        continue;
      }
      const auto* field = found == nullptr ? nullptr : found->find_field(entry.key);
      ChangedValue changed{entry.key, entry.value, FieldClass::kP2};
      changed.is_of_record = true;
      if (field != nullptr) {
        changed.field_class = field->field_class;
        changed.label = words_of(field->label);
      }
      written.changes.push_back(std::move(changed));
    }
  }
  void operator()(const engine::NoticeSent& event) {
    Happening& sent = add_of_service(Operation::kNotify);
    sent.instance = event.instance;
    sent.subject = event.recipient.value;
    const auto title = facts_.notices.find(event.template_id);
    sent.label = title == facts_.notices.end() ? words(event.template_id) : title->second;
  }

  // What was written follows from what was told last of the same instance: never from what is about
  // another person.
  void operator()(const engine::VariablesWritten& event) {
    const std::string subject = subject_at(event.scope, event.instance);
    Happening& cause = cause_in(event.instance, subject);
    for (const engine::WrittenVariable& variable : event.variables) {
      const bool is_told =
          std::any_of(cause.changes.begin(), cause.changes.end(),
                      [&](const ChangedValue& told) { return told.name == variable.name; });
      if (is_told || cause.changes.size() >= kMostChanges) continue;
      const Value& value = variable.value.value;
      cause.changes.push_back({variable.name, value, class_of(value, !subject.empty())});
    }
  }

  void operator()(const engine::ElementCompleted& event) {
    const engine::bpmn::FlowNode* node = node_at(event.key);
    if (node == nullptr) return;
    settle_works(*node);
    if (node->condition != nullptr) add_at(Operation::kCondition, false, event.key);
  }

  // A visit says where the timer, the message or the work before it stands.
  void visit(const engine::ElementVisit& event) {
    const engine::bpmn::FlowNode* node = node_of(event.definition, event.element);
    if (node == nullptr) return;
    if (node->timer != nullptr) settle(timer_, *node);
    if (node->message != nullptr) settle(message_, *node);
    if (node->job != nullptr) service_ = node->id;
    if (node->script != nullptr) add_visit(Operation::kScript, event, *node);
    const bool ends = node->type == engine::bpmn::ElementType::kEndEvent;
    if (ends && node->error != nullptr) add_visit(Operation::kError, event, *node);
  }

  Happening& cause_in(engine::ProcessInstanceKey instance, const std::string& subject) {
    const auto told =
        std::find_if(happenings_.rbegin(), happenings_.rend(), [&](const Happening& happening) {
          return happening.instance == instance && happening.subject == subject;
        });
    if (told != happenings_.rend()) return *told;
    Happening& rest = add(Operation::kVariables, happenings_.empty(), instance);
    rest.subject = subject;
    return rest;
  }

  Happening& add(Operation operation, bool is_own, engine::ProcessInstanceKey instance) {
    Happening happening;
    happening.operation = operation;
    happening.is_own = is_own;
    happening.instance = instance;
    happening.subject = subject_of(instance);
    happenings_.push_back(std::move(happening));
    return happenings_.back();
  }

  Happening& add_at(Operation operation, bool is_own, engine::ElementInstanceKey element) {
    const auto place = facts_.places.find(element);
    if (place == facts_.places.end()) {
      return add(operation, is_own, instance_of_root(element));
    }
    Happening& happening = add(operation, is_own, place->second.instance);
    happening.subject = subject_at(element, place->second.instance);
    if (const auto* node = node_of(place->second.definition, place->second.element)) {
      happening.element_id = node->id;
      happening.label = label_of(*node);
    }
    return happening;
  }

  Happening& add_visit(Operation operation, const engine::ElementVisit& event,
                       const engine::bpmn::FlowNode& node) {
    Happening& happening = add(operation, false, event.instance);
    happening.subject = subject_at(event.scope, event.instance);
    happening.element_id = node.id;
    happening.label = label_of(node);
    return happening;
  }

  // What a built-in service does is told behind its visit.
  Happening& add_of_service(Operation operation) {
    Happening& done = add(operation, false, {});
    done.element_id = service_;
    return done;
  }

  // What an outside worker does is told before the end of its element.
  void add_work(Operation operation, bool is_own) {
    add(operation, is_own, {});
    works_.push_back(happenings_.size() - 1);
  }

  void settle(std::size_t& count, const engine::bpmn::FlowNode& node) {
    if (count == 0) return;
    happenings_[count - 1].element_id = node.id;
    happenings_[count - 1].label = label_of(node);
    count = 0;
  }
  void settle_works(const engine::bpmn::FlowNode& node) {
    if (node.job == nullptr) return;
    for (const std::size_t place : works_) {
      happenings_[place].element_id = node.id;
      if (!happenings_[place].label) happenings_[place].label = label_of(node);
    }
    works_.clear();
  }

  void end(engine::ProcessInstanceKey key, Operation operation, bool is_own) {
    const auto found = facts_.instances.find(key);
    if (found == facts_.instances.end() || found->second.parent.exists()) return;
    Happening& ended = add(operation, is_own, key);
    if (const auto* model = facts_.snapshot.catalog.process(found->second.definition)) {
      ended.label = label_of(model->process());
    }
  }

  const engine::bpmn::FlowNode* node_of(engine::ProcessDefinitionKey definition,
                                        engine::ElementIndex element) const {
    const engine::bpmn::ProcessDefinition* model = facts_.snapshot.catalog.process(definition);
    const bool is_known = model != nullptr && element.value < model->nodes.size();
    return is_known ? &model->node(element) : nullptr;
  }

  const engine::bpmn::FlowNode* node_at(engine::ElementInstanceKey element) const {
    const auto place = facts_.places.find(element);
    if (place == facts_.places.end()) return nullptr;
    return node_of(place->second.definition, place->second.element);
  }

  bool has_outcomes(engine::UserTaskKey task) const {
    const auto* node = node_at(element_of(task));
    return node != nullptr && node->wf != nullptr && !node->wf->outcomes.empty();
  }

  const engine::form::Form* form_of(engine::UserTaskKey task) const {
    const auto found = facts_.forms.find(task);
    return found == facts_.forms.end() ? nullptr : facts_.snapshot.catalog.form(found->second);
  }

  std::string subject_of(engine::ProcessInstanceKey instance) const {
    const auto found = facts_.instances.find(instance);
    return found == facts_.instances.end() ? std::string() : found->second.subject;
  }

  // The innermost: of the element, a scope around it, or the instance.
  std::string subject_at(engine::ElementInstanceKey element,
                         engine::ProcessInstanceKey instance) const {
    for (auto place = facts_.places.find(element); place != facts_.places.end();
         place = facts_.places.find(place->second.scope)) {
      if (!place->second.subject.empty()) return place->second.subject;
    }
    return subject_of(instance);
  }

  // All but what is told as the opinion.
  void add_answer(Happening& done, const Value& answer, const engine::form::Form* form,
                  const engine::form::Field* opinion) {
    if (!answer.is_context()) return;
    for (const Entry& entry : answer.entries()) {
      if (entry.value.is_null() || entry.key == "outcome") continue;
      if (opinion != nullptr && entry.key == opinion->key) continue;
      const auto* field = form == nullptr ? nullptr : engine::form::find_field(*form, entry.key);
      ChangedValue changed{entry.key, entry.value, class_of(entry.value, !done.subject.empty())};
      if (field != nullptr) {
        changed.field_class =
            strictest_of(field->fields, field->field_class.value_or(changed.field_class));
        if (!field->label.zh.empty() || !field->label.en.empty()) {
          changed.label = words_of(field->label);
        }
        changed.text = chosen_words(facts_.snapshot, *field, entry.value);
      }
      done.changes.push_back(std::move(changed));
    }
  }

  const TimelineFacts& facts_;
  std::vector<Happening> happenings_;
  // One more than the place of what waits to be told where it stands; 0: none does.
  std::size_t timer_ = 0;
  std::size_t message_ = 0;
  std::vector<std::size_t> works_;
  // The service task that was visited last.
  std::string service_;
};

}  // namespace

std::vector<Happening> happenings_of(const engine::FoundRecord& record,
                                     const TimelineFacts& facts) {
  return Turning(facts).turn(record);
}

std::vector<engine::ElementInstanceKey> elements_named(const engine::FoundRecord& record) {
  std::vector<engine::ElementInstanceKey> named;
  for (const engine::RecordedEvent& event : record.events) {
    std::visit(
        [&named](const auto& one) {
          if constexpr (requires { element_of(one.task); }) {
            named.push_back(element_of(one.task));
          } else if constexpr (requires { engine::ElementInstanceKey{one.element_instance}; }) {
            named.push_back(one.element_instance);
          } else if constexpr (requires { engine::ElementInstanceKey{one.owner}; }) {
            named.push_back(one.owner);
          } else if constexpr (std::is_same_v<std::decay_t<decltype(one)>,
                                              engine::ElementCompleted>) {
            named.push_back(one.key);
          }
          if constexpr (requires { engine::ElementInstanceKey{one.scope}; }) {
            named.push_back(one.scope);
          }
          if constexpr (requires { engine::ElementInstanceKey{one.caller}; }) {
            if (one.caller.exists()) named.push_back(one.caller);
          }
        },
        event.event);
  }
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  return named;
}

}  // namespace web::api
