#include "engine/state/row_work.h"

namespace engine {

bool is_available(const Job& job, Instant now) {
  switch (job.state) {
    case JobState::kCreated:
    case JobState::kTimedOut: return true;
    case JobState::kFailed: return job.retry_at.ms != 0 && job.retry_at <= now;
    case JobState::kActivated: return job.deadline <= now;
    case JobState::kErrorThrown:
    case JobState::kCompleted:
    case JobState::kCanceled: return false;
  }
  return false;
}

}  // namespace engine
