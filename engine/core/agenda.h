#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

#include "engine/record/event_element.h"

namespace engine {

// The internal steps that a command has still to do, first come first served.
class Agenda {
 public:
  void clear() {
    steps_.clear();
    next_ = 0;
  }
  bool empty() const { return next_ == steps_.size(); }
  std::size_t size() const { return steps_.size() - next_; }
  void push(ParkedStep step) { steps_.push_back(std::move(step)); }
  ParkedStep pop() {
    ParkedStep step = std::move(steps_[next_++]);
    if (next_ == steps_.size()) clear();
    return step;
  }
  // What is left, in order; the agenda is empty then.
  std::vector<ParkedStep> take_rest() {
    std::vector<ParkedStep> rest(std::make_move_iterator(steps_.begin() + offset()),
                                 std::make_move_iterator(steps_.end()));
    clear();
    return rest;
  }
  template <class Doomed>
  void erase_if(Doomed doomed) {
    steps_.erase(std::remove_if(steps_.begin() + offset(), steps_.end(), doomed), steps_.end());
    if (empty()) clear();
  }

 private:
  std::ptrdiff_t offset() const { return static_cast<std::ptrdiff_t>(next_); }

  std::vector<ParkedStep> steps_;
  std::size_t next_ = 0;
};

}  // namespace engine
