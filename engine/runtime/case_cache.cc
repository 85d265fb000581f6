#include "engine/runtime/case_cache.h"

namespace engine {
namespace {

std::size_t rows_of(const Case& loaded) {
  return 1 + loaded.instances.size() + loaded.elements.size() + loaded.waiting_flows.size() +
         loaded.variables.size() + loaded.output_items.size() + loaded.parked.size() +
         loaded.user_tasks.size() + loaded.jobs.size() + loaded.timers.size() +
         loaded.message_subscriptions.size() + loaded.conditions.size() + loaded.incidents.size() +
         loaded.decision_instances.size();
}

}  // namespace

bool CaseCache::want(CaseKey key, bool lineage) {
  const Case* loaded = state_.find_case(key);
  if (loaded == nullptr || (lineage && !loaded->with_lineage)) {
    if (!store_.load_case(state_, key, lineage)) return false;
  }
  touch(key);
  return true;
}

void CaseCache::note(CaseKey key) {
  touch(key);
}

void CaseCache::touch(CaseKey key) {
  used_.push_back(key);
  const auto found = entries_.find(key);
  if (found == entries_.end()) {
    by_use_.push_front(key);
    entries_.emplace(key, Entry{by_use_.begin(), 0});
    return;
  }
  by_use_.splice(by_use_.begin(), by_use_, found->second.place);
}

void CaseCache::weigh(CaseKey key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return;
  const Case* loaded = state_.find_case(key);
  rows_ -= found->second.rows;
  if (loaded == nullptr) {
    by_use_.erase(found->second.place);
    entries_.erase(found);
    return;
  }
  found->second.rows = rows_of(*loaded);
  rows_ += found->second.rows;
}

void CaseCache::trim() {
  for (const CaseKey key : used_) weigh(key);
  used_.clear();
  while (rows_ > row_budget_ && !by_use_.empty()) {
    const CaseKey oldest = by_use_.back();
    rows_ -= entries_.at(oldest).rows;
    entries_.erase(oldest);
    by_use_.pop_back();
    state_.unload_case(oldest);
  }
}

void CaseCache::clear() {
  for (const CaseKey key : by_use_) state_.unload_case(key);
  by_use_.clear();
  entries_.clear();
  used_.clear();
  rows_ = 0;
}

}  // namespace engine
