#include "web/auth/front_gate.h"

#include <optional>
#include <utility>

#include "web/auth/cookie.h"
#include "web/auth/origin.h"
#include "web/auth/secret.h"
#include "web/http/text.h"

namespace web {

namespace {

Problem unauthorized(std::string_view detail) {
  return {Status::kUnauthorized, {}, std::string(detail), {}};
}

// A browser would put up its own password window for the challenge; our pages have one of theirs.
Response challenge(const Request& request, Problem reason) {
  const bool is_browser = request.headers.has("Sec-Fetch-Site");
  Response response = problem(std::move(reason));
  if (is_browser || response.status != Status::kUnauthorized) return response;
  return std::move(response).with("WWW-Authenticate", R"(Basic realm="Assent", charset="UTF-8")");
}

// Some clients send the field empty when they have no credentials.
std::string_view authorization_of(const Request& request) {
  return trim(request.headers.find("Authorization").value_or(""));
}

std::optional<BasicCredentials> basic_credentials(std::string_view authorization) {
  constexpr std::string_view kScheme = "Basic ";
  if (!starts_with_ignoring_case(authorization, kScheme)) return std::nullopt;
  const std::string decoded = decode_base64(trim(authorization.substr(kScheme.size())));
  const std::size_t colon = decoded.find(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  return BasicCredentials{decoded.substr(0, colon), decoded.substr(colon + 1)};
}

Actor basic_actor(std::string_view login) {
  Actor actor;
  actor.kind = ActorKind::kAccount;
  actor.credential = Credential::kBasic;
  actor.login = login;
  return actor;
}

Actor open_actor() {
  Actor actor;
  actor.kind = ActorKind::kOpen;
  actor.login = "open";
  return actor;
}

}  // namespace

// A request that waits for its password to be checked.
struct FrontGate::Pending {
  Request& request;
  const Route& route;
  Reply reply;
  Enter enter;
};

FrontGate::FrontGate(GateOptions options, Sessions& sessions, PasswordCheck& passwords,
                     BasicCache& cache, Rights& rights)
    : options_(options),
      sessions_(sessions),
      passwords_(passwords),
      cache_(cache),
      rights_(rights) {}

void FrontGate::admit(Request& request, const Route& route, Reply reply, Enter enter) {
  const Outcome<> origin = check_origin(request, route);
  if (!origin) return reply(problem(origin.error()));
  // Whoever hands in a public form is nobody, also while he is signed in: it may be anonymous, and
  // without scripts it cannot carry the token of a session.
  if (route.endpoint.body_kind == BodyKind::kForm && route.permission == Permission::kPublic) {
    request.actor = {};
    return enter(std::move(reply));
  }

  const std::string_view authorization = authorization_of(request);
  if (!authorization.empty()) {
    const std::optional<BasicCredentials> credentials = basic_credentials(authorization);
    if (!credentials) {
      return reply(challenge(request, unauthorized("these credentials are not understood")));
    }
    request.actor = basic_actor(credentials->login);
    if (cache_.knows(*credentials)) return let_in(request, route, std::move(reply), enter);
    return check_basic(
        std::make_shared<Pending>(Pending{request, route, std::move(reply), std::move(enter)}),
        *credentials);
  }

  if (options_.open) request.actor = open_actor();
  if (const std::optional<std::string> token = session_token(request)) {
    const Outcome<> session = take_session(request, *token);
    if (!session) return reply(problem(session.error()));
  }
  let_in(request, route, std::move(reply), enter);
}

// The check ends on another thread; the handler belongs on the request's own.
void FrontGate::check_basic(const std::shared_ptr<Pending>& pending,
                            const BasicCredentials& credentials) {
  const std::string peer = pending->request.peer;
  passwords_.check(credentials, peer, [this, pending, credentials](Outcome<> right) {
    if (right) cache_.remember(credentials);
    pending->reply.post([this, pending, right = std::move(right)] {
      if (!right) return pending->reply(challenge(pending->request, right.error()));
      let_in(pending->request, pending->route, std::move(pending->reply), pending->enter);
    });
  });
}

// None that still holds: the actor stays who he was.
Outcome<> FrontGate::take_session(Request& request, const std::string& token) {
  const std::optional<engine::BrowserSession> session = sessions_.use(token);
  if (!session) return {};
  const Outcome<> comes_from_us = check_session_request(request, session->csrf);
  if (!comes_from_us) return comes_from_us.error();
  request.actor.kind = ActorKind::kAccount;
  request.actor.credential = Credential::kSession;
  request.actor.login = session->login;
  request.actor.confirmed_at = session->verified;
  return {};
}

void FrontGate::let_in(const Request& request, const Route& route, Reply reply,
                       const Enter& enter) {
  const Actor& actor = request.actor;
  if (route.permission == Permission::kPublic || actor.kind == ActorKind::kOpen) {
    return enter(std::move(reply));
  }
  if (actor.is_public()) return reply(challenge(request, unauthorized("sign in first")));
  if (route.permission == Permission::kSignedIn || rights_.may(actor, route.permission)) {
    return enter(std::move(reply));
  }
  reply(problem(forbidden("this is not yours to do")));
}

}  // namespace web
