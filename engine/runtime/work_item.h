#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/record/command.h"
#include "engine/runtime/command_result.h"
#include "engine/runtime/deployment.h"

namespace engine {

// An idempotency key, so that the command is done once and answered the same every time.
struct Once {
  std::string actor;
  std::string key;
  std::string key_sha256;
  std::string request_sha256;
  // How the answer is kept; asked of `Done` alone.
  std::function<KeptAnswer(const CommandResult&)> render;
};

struct CommandRequest {
  Command command;
  Callback callback;
  std::optional<Once> once;
  // Of a deployment: its files, whose bytes are kept.
  std::vector<UploadedFile> files;
  // Of the start of an instance: answer when it is over, at the latest after this time.
  std::optional<std::chrono::milliseconds> until_completed;
};

// Asks for jobs, and waits for some when there are none (API §1.12).
struct JobPoll {
  // Without the keys of jobs.
  ActivateJobs wanted;
  std::size_t max_jobs = 1;
  // How long to wait; zero: answer at once.
  std::chrono::milliseconds patience{0};
  // Whether somebody still waits for the answer; asked before a job is locked for him.
  std::function<bool()> is_alive;
  Callback callback;
};

using WorkItem = std::variant<CommandRequest, JobPoll>;

}  // namespace engine
