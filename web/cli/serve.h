#pragma once

#include <string>

namespace web {

struct ServeOptions {
  std::string listen = "127.0.0.1:8080";
  std::string data;
  std::string demo;
  std::string packages;
  bool open = false;
  bool test_clock = false;
};

// Runs the server until SIGTERM or SIGINT. Prints one line `ready http://…` on standard output
// when it accepts requests; logs go to standard error. 0 after a clean end, 2 when an option is
// refused, 1 when it cannot run.
int run_serve(const ServeOptions& options);

}  // namespace web
