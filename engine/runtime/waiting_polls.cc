#include "engine/runtime/waiting_polls.h"

#include <algorithm>
#include <utility>

namespace engine {
namespace {

void answer_empty(const JobPoll& poll) {
  Done nothing;
  nothing.reply = JobsReply{};
  poll.callback(nothing);
}

}  // namespace

void WaitingPolls::add(JobPoll poll, Time now) {
  const Time end = now + poll.patience;
  waiting_.push_back({std::move(poll), end});
}

std::optional<WaitingPolls::Time> WaitingPolls::next_end() const {
  if (waiting_.empty()) return std::nullopt;
  return std::min_element(waiting_.begin(), waiting_.end(),
                          [](const auto& left, const auto& right) { return left.end < right.end; })
      ->end;
}

void WaitingPolls::expire(Time now) {
  for (auto place = waiting_.begin(); place != waiting_.end();) {
    if (place->end > now) {
      ++place;
      continue;
    }
    answer_empty(place->poll);
    place = waiting_.erase(place);
  }
}

void WaitingPolls::answer_all() {
  for (const Waiting& waiting : waiting_) answer_empty(waiting.poll);
  waiting_.clear();
}

}  // namespace engine
