#include "web/routes/api/dossier.h"

#include <algorithm>
#include <memory>

#include "engine/register/register.h"
#include "web/routes/api/once.h"
#include "web/routes/api/register_view.h"

namespace web::api {

void Dossier::note(std::string_view person_id, std::string object, std::string why) {
  if (reading_.caller.login.empty() || reading_.caller.is(person_id)) return;
  const bool is_noted = std::any_of(views_.begin(), views_.end(), [&](const auto& view) {
    return view.person_id == person_id && view.object == object;
  });
  if (!is_noted) views_.push_back({std::string(person_id), std::move(object), std::move(why)});
}

void Dossier::answer(Response response, Reply reply) && {
  const bool is_kept = find_register(*reading_.snapshot, engine::registers::kAccessLog) != nullptr;
  if (views_.empty() || !is_kept) return reply(std::move(response));
  auto kept = std::make_shared<Response>(std::move(response));
  auto owed = std::make_shared<Reply>(std::move(reply));
  reading_.services.processor.execute(
      engine::ReadDossier{acting_in_api(reading_.services, reading_.request), std::move(views_)},
      [kept, owed](const engine::CommandResult& result) {
        (*owed)(answer_of(result, [&kept](const engine::Done&) { return std::move(*kept); }));
      });
}

}  // namespace web::api
