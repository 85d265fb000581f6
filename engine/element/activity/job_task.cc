#include "engine/element/activity/job_task.h"

#include <limits>
#include <utility>

namespace engine {

Result<> JobTask::on_activate(ElementContext& context) const {
  if (Result<> prepared = context.prepare_activity(); !prepared) return prepared;
  Evaluator& evaluator = context.step.evaluator();
  Result<std::string> type = evaluator.text(context.node.job->type, context.names(), "job type");
  if (!type) return type.error();
  const Result<std::int64_t> retries =
      evaluator.integer(context.node.job->retries, context.names(), "retries");
  if (!retries) return retries.error();
  if (*retries < 1 || *retries > std::numeric_limits<std::int32_t>::max()) {
    return Failure{ErrorCode::kExtractValueError, "a job needs at least one try", {}};
  }
  context.activate();
  context.step.write(JobCreated{context.step.new_key<JobKey>(), context.visit.instance,
                                context.visit.key, *std::move(type),
                                static_cast<std::int32_t>(*retries)});
  return {};
}

}  // namespace engine
