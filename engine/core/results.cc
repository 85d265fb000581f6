#include "engine/core/results.h"

#include <algorithm>
#include <utility>

#include "engine/feel/json.h"

namespace engine {
namespace {

feel::Entry* find_entry(Entries& entries, std::string_view name) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const feel::Entry& entry) { return entry.key == name; });
  return found == entries.end() ? nullptr : &*found;
}

std::span<const feel::Entry> entries_of(const feel::Value& context) {
  return context.is_context() ? context.entries() : std::span<const feel::Entry>();
}

// `initiator`, and `loopCounter` where one is counted, are the engine's: nobody writes them.
bool is_protected(const ElementContext& context, ElementInstanceKey scope, std::string_view name) {
  if (name == "initiator") return context.model.has_wf;
  return name == "loopCounter" &&
         (context.visit.loop_counter != 0 || is_counted(context.step.of_case(), scope));
}

void show(Results& results, const std::string& name, feel::Value value) {
  if (feel::Entry* entry = find_entry(results.pending, name)) {
    entry->value = std::move(value);
  } else {
    results.pending.push_back({name, std::move(value)});
  }
}

void put(Results& results, ElementInstanceKey scope, const std::string& name, feel::Value value) {
  results.writes.push_back({scope, {name, value}});
  show(results, name, std::move(value));
}

// What a seat of a withheld node answers stays with the seat: the others learn it from what the
// body gathers, once it has ended (APPROVALS §3).
ElementInstanceKey scope_for(const ElementContext& context, ElementInstanceKey start,
                             std::string_view name) {
  const bool stays = context.visit.loop_counter != 0 && context.stored && context.node.wf &&
                     context.node.wf->withheld;
  return stays ? context.visit.key : holder_of(context.step.of_case(), start, name);
}

Results propagate(ElementContext& context, const feel::Value& brought) {
  Results results;
  const ElementInstanceKey start = context.stored ? context.visit.key : context.visit.scope;
  for (const feel::Entry& entry : entries_of(brought)) {
    if (is_protected(context, start, entry.key)) continue;
    if (feel::Entry* local = find_entry(context.locals, entry.key)) {
      local->value = entry.value;
    } else {
      put(results, scope_for(context, start, entry.key), entry.key, entry.value);
    }
  }
  return results;
}

// What stands at the name now, where a target with a path is put into it.
feel::Value present_at(const ElementContext& context, const Results& results,
                       ElementInstanceKey scope, std::string_view name) {
  for (const feel::Entry& entry : results.pending) {
    if (entry.key == name) return entry.value;
  }
  const Variable* variable = context.step.of_case().variables.find({scope, name});
  return variable != nullptr ? variable->value : feel::Value();
}

}  // namespace

Result<Results> decide_results(ElementContext& context, const feel::Value& brought) {
  if (context.node.outputs.empty()) return propagate(context, brought);
  Results results;
  const Case& in = context.step.of_case();
  const bool inner = context.visit.loop_counter != 0;
  const ElementInstanceKey start =
      inner && context.stored ? context.visit.key : context.visit.scope;
  for (const bpmn::Mapping& mapping : context.node.outputs) {
    Names names(in, context.step.state().catalog,
                context.stored ? context.visit.key : context.visit.scope);
    names.over(results.pending).over(entries_of(brought)).over(context.locals);
    if (!context.stored) names.with_loop_counter(context.visit.loop_counter);
    const Result<feel::Value> source = context.step.evaluator().value(mapping.source, names);
    if (!source) return Failure{ErrorCode::kIoMappingError, source.error().message, {}};
    feel::Value value = feel::json_value(*source);
    const std::string& name = mapping.target.front();
    if (is_protected(context, start, name)) continue;
    const std::span<const std::string> rest = std::span(mapping.target).subspan(1);
    feel::Entry* local = inner ? find_entry(context.locals, name) : nullptr;
    if (local != nullptr) {
      local->value = with_path(local->value, rest, std::move(value));
      show(results, name, local->value);
      continue;
    }
    const ElementInstanceKey scope = scope_for(context, start, name);
    put(results, scope, name,
        with_path(present_at(context, results, scope, name), rest, std::move(value)));
  }
  return results;
}

void write_results(ElementContext& context, Results& results) {
  StepContext& step = context.step;
  while (!results.writes.empty()) {
    const ElementInstanceKey scope = results.writes.front().scope;
    Entries entries;
    for (Results::Write& write : results.writes) {
      if (write.scope != scope) continue;
      if (feel::Entry* entry = find_entry(entries, write.entry.key)) {
        entry->value = std::move(write.entry.value);
      } else {
        entries.push_back(std::move(write.entry));
      }
    }
    std::erase_if(results.writes,
                  [&](const Results::Write& write) { return write.scope == scope; });
    step.write_variables(context.visit.instance, scope, std::move(entries));
  }
}

void hold_results(ElementContext& context, const feel::Value& brought) {
  if (!brought.is_context()) return;
  if (context.node.outputs.empty()) {
    Results results = propagate(context, brought);
    write_results(context, results);
    return;
  }
  const std::span<const feel::Entry> entries = brought.entries();
  context.step.write_variables(context.visit.instance, context.visit.key,
                               Entries(entries.begin(), entries.end()));
}

}  // namespace engine
