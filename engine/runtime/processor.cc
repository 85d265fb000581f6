#include "engine/runtime/processor.h"

#include <utility>

#include "engine/runtime/writer_loop.h"

namespace engine {

Processor::Processor(const Ports& ports, ProcessorOptions options)
    : clock_(ports.clock),
      queue_(options.queue_limit),
      loop_(std::make_unique<WriterLoop>(ports, std::move(options), queue_)) {}

Processor::~Processor() {
  stop();
}

void Processor::start() {
  loop_->load();
  thread_ = std::thread([this] { loop_->run(); });
}

void Processor::stop() {
  queue_.close();
  if (thread_.joinable()) thread_.join();
}

void Processor::execute(Command command, Callback callback) {
  execute(CommandRequest{std::move(command), std::move(callback), {}, {}, {}});
}

void Processor::execute(CommandRequest request) {
  push(std::move(request));
}

void Processor::activate_jobs(JobPoll poll) {
  push(std::move(poll));
}

void Processor::push(WorkItem item) {
  if (queue_.push(item)) return;
  const auto reason =
      queue_.is_closed() ? Unavailable::Reason::kStopping : Unavailable::Reason::kBusy;
  std::visit([&](const auto& refused) { refused.callback(Unavailable{reason, {}}); }, item);
}

std::shared_ptr<const Snapshot> Processor::snapshot() const {
  return loop_->snapshot();
}

Instant Processor::now() const {
  return snapshot()->engine_time(clock_.now());
}

}  // namespace engine
