#include "storage/sql/kept_answers.h"

namespace storage {

std::optional<engine::KeptAnswer> SqlKeptAnswers::find(std::string_view actor,
                                                       std::string_view key) {
  if (!find_) {
    find_ = connection_.prepare(
        R"(SELECT request_sha256, status, body FROM kept_answer WHERE actor = ? AND "key" = ?)");
  }
  find_->bind_text(1, actor);
  find_->bind_text(2, key);
  std::optional<engine::KeptAnswer> answer;
  if (find_->step()) {
    answer = engine::KeptAnswer{std::string(find_->text(0)), static_cast<int>(find_->integer(1)),
                                std::string(find_->text(2))};
  }
  find_->reset();
  return answer;
}

void SqlKeptAnswers::put(std::string_view actor, std::string_view key,
                         const engine::KeptAnswer& answer, engine::Instant at) {
  if (!put_) {
    put_ = connection_.prepare(
        R"(INSERT INTO kept_answer (actor, "key", request_sha256, status, body, answered)
           VALUES (?, ?, ?, ?, ?, ?))");
  }
  put_->bind_text(1, actor);
  put_->bind_text(2, key);
  put_->bind_text(3, answer.request_sha256);
  put_->bind_integer(4, answer.status);
  put_->bind_text(5, answer.body);
  put_->bind_integer(6, at.ms);
  put_->run();
}

void SqlKeptAnswers::prune(engine::Instant until) {
  if (!prune_) prune_ = connection_.prepare("DELETE FROM kept_answer WHERE answered < ?");
  prune_->bind_integer(1, until.ms);
  prune_->run();
}

}  // namespace storage
