#pragma once

#include <cstdint>
#include <list>
#include <unordered_map>
#include <vector>

#include "engine/ports/store.h"
#include "engine/state/state.h"

namespace engine {

// Which cases stay in memory: those used last, up to a budget of rows. The store has one writer,
// so a loaded case is the stored one.
class CaseCache {
 public:
  CaseCache(State& state, Store& store, std::size_t row_budget)
      : state_(state), store_(store), row_budget_(row_budget) {}

  // Loads the case unless it is there. False if there is no such case.
  bool want(CaseKey key, bool lineage);
  // A case that a step has opened.
  void note(CaseKey key);
  // Lets go of the cases used longest ago until the budget holds. Between transactions only.
  void trim();
  // Lets go of all of them, as after a transaction that failed.
  void clear();

 private:
  struct Entry {
    std::list<CaseKey>::iterator place;
    std::size_t rows = 0;
  };

  void touch(CaseKey key);
  void weigh(CaseKey key);

  State& state_;
  Store& store_;
  std::size_t row_budget_;
  std::size_t rows_ = 0;
  std::list<CaseKey> by_use_;  // the one used last in front
  std::unordered_map<CaseKey, Entry> entries_;
  std::vector<CaseKey> used_;  // since the last trim
};

}  // namespace engine
