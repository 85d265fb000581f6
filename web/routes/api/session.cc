#include "web/routes/api/session.h"

#include <memory>
#include <utility>

#include "web/auth/cookie.h"
#include "web/auth/sign_in.h"
#include "web/http/problem_document.h"
#include "web/routes/api/tables.h"
#include "web/routes/command_answer.h"

namespace web::api {
namespace {

struct Credentials {
  std::string login;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (login, password))

// 401 of somebody who is not signed in: the page asks whether it may list the people of a demo.
struct SignedOut : ApiProblemDocument {
  bool demo = false;
};
BOOST_DESCRIBE_STRUCT(SignedOut, (ApiProblemDocument), (demo))

Response signed_out(const Services& services, const Request& request) {
  const Problem reason{Status::kUnauthorized, {}, "nobody is signed in", {}};
  SignedOut answer;
  static_cast<ApiProblemDocument&>(answer) =
      api_document_of(reason, request.path(), id_text(request));
  answer.demo = !services.demo.empty();
  Response response = json(answer).with(reason.status);
  response.content_type = "application/problem+json";
  return response;
}

engine::Actor actor_of_login(const Services& services, const Request& request,
                             std::string_view login) {
  Request as_signed_in;
  as_signed_in.actor = request.actor;
  as_signed_in.actor.kind = ActorKind::kAccount;
  as_signed_in.actor.credential = Credential::kSession;
  as_signed_in.actor.login = login;
  return acting(services, as_signed_in, false);
}

std::string csrf_of(const Services& services, const Request& request) {
  const std::optional<std::string> token = session_token(request);
  if (!token || services.sessions == nullptr) return {};
  const auto session = services.sessions->use(*token);
  return session ? session->csrf : std::string();
}

// GET /session
void who_am_i(Services& services, const Request& request, Reply reply) {
  const Reading reading(services, request);
  if (reading.caller.subject.kind == engine::people::SubjectKind::kPublic) {
    return reply(signed_out(services, request));
  }
  reply(json(session_answer(reading, csrf_of(services, request))));
}

// What went wrong, in the words of our own pages; a wrong password is put on record.
void answer_refused(Services& services, const Request& request, const std::string& login,
                    Problem reason, Reply reply) {
  if (reason.status != Status::kUnauthorized) return reply(problem(std::move(reason)));
  reason.title = "LOGIN_FAILED";
  engine::LoginFailed failed;
  failed.login = login;
  const auto snapshot = services.processor.snapshot();
  if (const engine::Account* account = snapshot->account(login)) failed.account = account->key;
  engine::RecordPeople command;
  command.actor = acting(services, request, false);
  command.facts.emplace_back(std::move(failed));
  auto shared = std::make_shared<Reply>(std::move(reply));
  services.processor.execute(std::move(command), [shared, reason](const engine::CommandResult&) {
    (*shared)(problem(reason));
  });
}

// POST /session
void sign_in(Services& services, const Request& request, const Credentials& body, Reply reply) {
  if (services.sign_in == nullptr) return reply(problem(not_found("nobody signs in here")));
  auto shared = std::make_shared<Reply>(std::move(reply));
  services.sign_in->with_password(
      request, {body.login, body.password},
      [&services, &request, shared, login = body.login](Outcome<OpenedSession> opened) {
        if (!opened) {
          return answer_refused(services, request, login, opened.error(), std::move(*shared));
        }
        answer_signed_in(services, request, *opened, "password", std::move(*shared));
      });
}

// DELETE /session
void sign_out(Services& services, const Request& request, Reply reply) {
  if (services.sign_in != nullptr) services.sign_in->end(request);
  const engine::Actor actor = acting(services, request, false);
  auto shared = std::make_shared<Reply>(std::move(reply));
  const auto answer = [shared, &request] { (*shared)(without_session(no_content(), request)); };
  if (!actor.account.exists()) return answer();
  engine::RecordPeople command{actor, {engine::LoggedOut{actor.account}}};
  services.processor.execute(std::move(command),
                             [answer](const engine::CommandResult&) { answer(); });
}

std::vector<std::string> permissions_of(const Caller& caller) {
  std::vector<std::string> words;
  for (int index = 0; index < engine::people::kActionCount; ++index) {
    const auto action = static_cast<engine::people::Action>(index);
    if (!caller.may(action)) continue;
    const engine::people::ActionWords pair = engine::people::words_of(action);
    words.push_back(std::string(pair.resource) + ':' + std::string(pair.action));
  }
  return words;
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/session", who_am_i, Permission::kPublic,
     shows(FieldClass::kP0, FieldClass::kP1),
     answers<SessionAnswer>().or_refuses<SignedOut>(Status::kUnauthorized)},
    {Method::kPost, "/session", with_body<sign_in>(), Permission::kPublic,
     shows(FieldClass::kP0, FieldClass::kP1), answers<SessionAnswer>()},
    {Method::kDelete, "/session", sign_out, Permission::kSignedIn, shows(), answers_nothing()},
};

}  // namespace

SessionAnswer session_answer(const Reading& reading, std::string csrf) {
  SessionAnswer answer;
  answer.person.login = reading.caller.login;
  answer.person.name = words(reading.caller.login);
  if (const engine::Account* account = reading.snapshot->account(reading.caller.login)) {
    answer.person = reading.names.person_of(*account);
  }
  answer.csrf = std::move(csrf);
  answer.demo = !reading.services.demo.empty();
  answer.login_required = !reading.services.open;
  answer.time = {reading.now, reading.working_time().zone(), answer.demo};
  answer.permissions = permissions_of(reading.caller);
  return answer;
}

void answer_signed_in(Services& services, const Request& request, const OpenedSession& opened,
                      std::string_view method, Reply reply) {
  const engine::Actor actor = actor_of_login(services, request, opened.session.login);
  engine::RecordPeople command{actor, {engine::LoggedIn{actor.account, std::string(method)}}};
  auto shared = std::make_shared<Reply>(std::move(reply));
  services.processor.execute(std::move(command), [&services, &request, opened,
                                                  shared](const auto& result) {
    if (!std::holds_alternative<engine::Done>(result)) {
      services.sessions->close(opened.token);
      return (*shared)(answer_of(result, [](const engine::Done&) { return no_content(); }));
    }
    shared->post([&services, &request, opened, shared] {
      Request as_signed_in = request;
      as_signed_in.actor.kind = ActorKind::kAccount;
      as_signed_in.actor.login = opened.session.login;
      const Reading reading(services, as_signed_in);
      (*shared)(with_session(json(session_answer(reading, opened.session.csrf)), request, opened));
    });
  });
}

RouteTable session_routes() {
  return kRoutes;
}

}  // namespace web::api
