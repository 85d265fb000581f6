#include "web/routes/public/notice.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/feel/temporal.h"
#include "web/http/text.h"
#include "web/routes/api/packages.h"
#include "web/routes/api/register_view.h"
#include "web/routes/api/searching.h"

namespace web::posting {
namespace {

using engine::feel::Value;

std::int64_t number_at(const Value& context, std::string_view name) {
  const Value* found = context.find(name);
  if (found == nullptr || !found->is_number()) return 0;
  return found->as_integer().value_or(0);
}

engine::CivilDate day_at(const Value& context, std::string_view name) {
  return engine::feel::parse_date(text_at(context, name)).value_or(engine::CivilDate{});
}

std::vector<Value> list_at(const Value& context, std::string_view name) {
  const Value* found = context.find(name);
  if (found == nullptr || !found->is_list()) return {};
  return {found->items().begin(), found->items().end()};
}

// How many objections came to each notice.
std::map<std::string, std::int64_t> objections(const api::Reading& reading) {
  std::map<std::string, std::int64_t> counted;
  const auto found =
      reading.queries.records(api::search_for({api::equals("registerId", kObjections)}));
  for (const engine::RegisterRecord& row : found.rows) {
    if (row.value.is_context()) ++counted[text_at(row.value, "postingId")];
  }
  return counted;
}

Notice notice_of(const api::Reading& reading, const Value& record) {
  Notice notice;
  notice.id = text_at(record, "postingId");
  notice.post = text_at(record, "post");
  notice.is_open = text_at(record, "state") == "open";
  notice.days = number_at(record, "days");
  notice.person_count = number_at(record, "personCount");
  notice.hotline = text_at(record, "hotline");
  notice.published_on = day_at(record, "publishedOn");
  notice.ends_on = day_at(record, "endsOn");
  notice.closed_on = text_at(record, "closedOn");
  for (const Value& channel : list_at(record, "channels")) {
    if (!channel.is_string()) continue;
    notice.channels.push_back(
        words_of_code(reading, kNotices, "channels", std::string(channel.as_string())));
  }
  if (!notice.is_open) return notice;
  for (const Value& person : list_at(record, "persons")) {
    notice.persons.push_back({text_at(person, "name"), text_at(person, "gender"),
                              text_at(person, "birthMonth"), text_at(person, "education")});
  }
  return notice;
}

// Those of the conditions, with nothing in them that is not for everybody.
std::vector<Notice> read_notices(const api::Reading& reading,
                                 std::vector<engine::Condition> conditions) {
  std::vector<Notice> found;
  const engine::registers::Register* declared = api::find_register(*reading.snapshot, kNotices);
  if (declared == nullptr) return found;
  conditions.push_back(api::equals("registerId", kNotices));
  const auto rows = reading.queries.records(api::search_for(std::move(conditions))).rows;
  if (rows.empty()) return found;
  const auto counted = objections(reading);
  for (const engine::RegisterRecord& row : rows) {
    // What was erased is no context any more.
    if (!row.value.is_context()) continue;
    Notice notice = notice_of(
        reading, engine::registers::masked(*declared, row.value,
                                           engine::FieldClassSet::of(engine::FieldClass::kP0)));
    const auto count = counted.find(notice.id);
    notice.objections = count == counted.end() ? 0 : count->second;
    found.push_back(std::move(notice));
  }
  return found;
}

bool has(std::string_view text, const std::string& lower_query) {
  return to_lower(text).find(lower_query) != std::string::npos;
}

}  // namespace

std::vector<Notice> notices(const api::Reading& reading, std::string_view query) {
  std::vector<Notice> all = read_notices(reading, {});
  const std::string wanted = to_lower(query);
  std::erase_if(all, [&wanted](const Notice& notice) {
    return !has(notice.post, wanted) && !has(notice.id, wanted);
  });
  std::sort(all.begin(), all.end(), [](const Notice& left, const Notice& right) {
    return std::tie(right.published_on, right.id) < std::tie(left.published_on, left.id);
  });
  return all;
}

std::optional<Notice> find_notice(const api::Reading& reading, const std::string& id) {
  if (id.empty()) return std::nullopt;
  std::vector<Notice> found = read_notices(reading, {api::equals("recordKey", id)});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::string text_of(const engine::CivilDate& day) {
  std::string text;
  engine::feel::append_date(text, day);
  return text;
}

std::string text_at(const Value& context, std::string_view name) {
  const Value* found = context.find(name);
  return found == nullptr || !found->is_string() ? std::string() : std::string(found->as_string());
}

api::Words words_of_code(const api::Reading& reading, std::string_view register_id,
                         std::string_view field, const std::string& code) {
  for (const engine::package::Package* package : api::packages_in(*reading.snapshot)) {
    const auto* declared = package->find_register(register_id);
    const auto* found = declared == nullptr ? nullptr : declared->find_field(field);
    const auto* list = found == nullptr ? nullptr : package->find_list(found->list);
    if (list == nullptr) continue;
    for (const engine::package::CodeList::Item& item : list->items) {
      if (item.code == code) return api::words_of(item.text);
    }
  }
  return api::words(code);
}

}  // namespace web::posting
