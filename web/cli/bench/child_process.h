#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace web::bench {

// This same program, run again with other arguments; ended by SIGTERM when the owner goes.
class ChildProcess {
 public:
  // Throws std::runtime_error when it does not start.
  explicit ChildProcess(const std::vector<std::string>& arguments);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // The next line of its standard output, without the line end; empty at its end.
  std::string read_line();
  // Resident memory in bytes, now.
  std::size_t resident_bytes() const;
  void stop();

 private:
  pid_t pid_ = -1;
  int output_ = -1;
};

// The port of a line `ready http://127.0.0.1:PORT`; throws std::runtime_error on any other line.
unsigned short port_of(const std::string& ready_line);

// A new empty folder under the system's temporary folder, removed with all it holds at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace web::bench
