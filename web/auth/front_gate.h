#pragma once

#include <memory>

#include "web/auth/basic_cache.h"
#include "web/auth/password_check.h"
#include "web/auth/sessions.h"
#include "web/http/gate.h"

namespace web {

// What an actor may do, as far as a route asks: implemented beside the people it is about. The
// command looks again, at the single resource. Any thread.
class Rights {
 public:
  virtual ~Rights() = default;
  // Not asked for kPublic and kSignedIn, nor for the administrator of `--open`.
  virtual bool may(const Actor& actor, Permission permission) = 0;
};

struct GateOptions {
  // A request without credentials acts as the built-in administrator `open`.
  bool open = false;
};

// Before every handler: where a request comes from, who asks, and whether he may. Credentials that
// are wrong are refused even where none are needed; a session whose time is over counts as none.
class FrontGate final : public Gate {
 public:
  // All outlive it.
  FrontGate(GateOptions options, Sessions& sessions, PasswordCheck& passwords, BasicCache& cache,
            Rights& rights);

  void admit(Request& request, const Route& route, Reply reply, Enter enter) override;

 private:
  struct Pending;

  void check_basic(const std::shared_ptr<Pending>& pending, const BasicCredentials& credentials);
  Outcome<> take_session(Request& request, const std::string& token);
  void let_in(const Request& request, const Route& route, Reply reply, const Enter& enter);

  const GateOptions options_;
  Sessions& sessions_;
  PasswordCheck& passwords_;
  BasicCache& cache_;
  Rights& rights_;
};

}  // namespace web
