#include "engine/runtime/instance_watch.h"

#include <algorithm>
#include <utility>

namespace engine {
namespace {

feel::Value variables_of(const State& state, CaseKey root, ProcessInstanceKey instance) {
  std::vector<feel::Entry> entries;
  const Case* of = state.find_case(root);
  if (of != nullptr) {
    const ElementInstanceKey scope = root_scope(instance);
    for (auto at = of->variables.from({scope, {}}); at != of->variables.end(); ++at) {
      if (at->scope != scope) break;
      entries.push_back({at->name, at->value});
    }
  }
  return feel::Value::context(std::move(entries));
}

Rejection not_completed() {
  return {RejectionCode::kInstanceEnded, "the instance was terminated before it completed", {}, {}};
}

Unavailable timed_out() {
  return {Unavailable::Reason::kTimeout, "the instance was started and is not yet over"};
}

}  // namespace

void InstanceWatch::add(ProcessInstanceKey instance, Done started, Callback callback, Time end) {
  watches_.push_back({instance, std::move(started), std::move(callback), end});
}

std::optional<InstanceWatch::Time> InstanceWatch::next_end() const {
  if (watches_.empty()) return std::nullopt;
  return std::min_element(watches_.begin(), watches_.end(),
                          [](const auto& left, const auto& right) { return left.end < right.end; })
      ->end;
}

void InstanceWatch::note(const std::vector<RecordedEvent>& events, const State& state, bool also) {
  if (watches_.empty() && !also) return;
  for (const RecordedEvent& recorded : events) {
    if (const auto* done = std::get_if<ProcessInstanceCompleted>(&recorded.event)) {
      ended_[done->key] = variables_of(state, recorded.case_key, done->key);
    } else if (const auto* gone = std::get_if<ProcessInstanceTerminated>(&recorded.event)) {
      ended_[gone->key] = feel::Value();
    }
  }
}

void InstanceWatch::answer() {
  std::erase_if(watches_, [this](Watch& watch) {
    const auto found = ended_.find(watch.instance);
    if (found == ended_.end()) return false;
    if (found->second.is_null()) {
      watch.callback(not_completed());
    } else {
      watch.started.final_variables = found->second;
      watch.callback(watch.started);
    }
    return true;
  });
  ended_.clear();
}

void InstanceWatch::expire(Time now) {
  std::erase_if(watches_, [now](const Watch& watch) {
    if (watch.end > now) return false;
    watch.callback(timed_out());
    return true;
  });
}

void InstanceWatch::answer_all() {
  for (const Watch& watch : watches_) watch.callback(timed_out());
  watches_.clear();
}

}  // namespace engine
