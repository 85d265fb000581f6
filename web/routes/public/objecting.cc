#include "web/routes/public/objecting.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "web/routes/api/handing_in.h"
#include "web/routes/api/once.h"
#include "web/routes/public/objection_form.h"

namespace web::posting {
namespace {

FieldError words_for(std::string_view key) {
  return {{},
          PageWords::in(Language::kEnglish).say(key),
          PageWords::in(Language::kChinese).say(key),
          std::string(key)};
}

// A problem as somebody reads it who knows nothing of us.
Refused refused_for(FormFields typed, const Problem& problem) {
  Refused refused{std::move(typed), problem.errors, problem.status};
  const bool was_sent =
      std::any_of(refused.errors.begin(), refused.errors.end(),
                  [](const FieldError& error) { return error.field == "Idempotency-Key"; });
  if (!refused.errors.empty() && !was_sent) return refused;
  std::string_view why = "failed";
  if (problem.status == Status::kTooManyRequests) why = "tooMany";
  if (problem.status == Status::kConflict) {
    why = problem.title == "NOT_STARTABLE" ? "notAwaited" : "sentAlready";
  }
  refused.errors = {words_for(why)};
  return refused;
}

// The notice as it is now, with the form as it was sent.
Response page_again(Services& services, const Request& request, const Refused& refused) {
  const Visit visit(services, request);
  const auto notice = find_notice(visit.reading, request.parameter("id"));
  return notice ? notice_page(visit, *notice, &refused) : no_such_notice(visit);
}

Response see(const std::string& place) {
  Response response;
  response.status = Status::kSeeOther;
  return std::move(response).with("Location", place);
}

// The key of the form as it was drawn for the page; a new one where it is none of ours.
std::string key_of(const FormFields& typed) {
  constexpr std::size_t kNonceLetters = 22;
  const auto found = typed.find(kOnce);
  const bool is_ours = found != typed.end() && found->second.size() == kNonceLetters;
  return "posting." + (is_ours ? found->second : make_nonce());
}

// What is true of the form before it is looked at.
std::optional<Problem> refusal(const std::optional<ObjectionDoor>& door, const Notice& notice,
                               const FormFields& typed) {
  if (!door || !notice.is_open) {
    return Problem{Status::kConflict, {}, {}, {words_for("notAwaited")}};
  }
  const auto trap = typed.find(kTrap);
  if (trap == typed.end() || trap->second.empty()) return std::nullopt;
  return Problem{Status::kBadRequest, {}, {}, {words_for("trapFilled")}};
}

// Answers with the receipt, or, back on the thread of the request, with the page again.
engine::Callback answer(const Visit& visit, std::shared_ptr<Reply> reply, const std::string& number,
                        FormFields typed) {
  Services& services = visit.reading.services;
  const Request& request = visit.reading.request;
  const auto place = [language = visit.link("")](const std::string& known) {
    return path_of_receipt(known) + language;
  };
  return [=, &services, &request, typed = std::move(typed)](const engine::CommandResult& result) {
    if (std::holds_alternative<engine::Done>(result)) return (*reply)(see(place(number)));
    if (const auto* repeated = std::get_if<engine::Repeated>(&result)) {
      return (*reply)(see(place(repeated->answer.body)));
    }
    const auto* rejection = std::get_if<engine::Rejection>(&result);
    const Problem problem = rejection != nullptr
                                ? problem_of(*rejection)
                                : problem_of(std::get<engine::Unavailable>(result));
    reply->post([=, &services, &request] {
      (*reply)(page_again(services, request, refused_for(typed, problem)));
    });
  };
}

}  // namespace

void object(Services& services, const Request& request, Reply reply) {
  Outcome<FormFields> typed = read_form(request);
  const Visit visit(services, request);
  const std::string& id = request.parameter("id");
  const auto notice = find_notice(visit.reading, id);
  if (!notice) return reply(no_such_notice(visit));
  if (!typed) {
    const Refused unread = refused_for({}, {typed.error().status, {}, {}, {words_for("failed")}});
    return reply(notice_page(visit, *notice, &unread));
  }
  const auto door = objection_door(visit.reading);
  const auto refuse = [&](const Problem& why) {
    const Refused refused = refused_for(*typed, why);
    reply(notice_page(visit, *notice, &refused));
  };
  if (const auto why = refusal(door, *notice, *typed)) return refuse(*why);
  Outcome<engine::SubmitIntake> command = api::command_of(
      visit.reading, {door->found.intake->id, id, values_of(*door->form, *typed), {}});
  if (!command) return refuse(command.error());
  const std::string number = command->receipt;
  const std::string key = key_of(*typed);
  const auto shared = std::make_shared<Reply>(std::move(reply));
  api::run_with_key(
      services, request, key, *std::move(command),
      [number](const engine::Done&) { return plain_text(number); },
      answer(visit, shared, number, *std::move(typed)), *shared);
}

}  // namespace web::posting
