#include <algorithm>
#include <array>

#include "web/routes/api/dossier.h"
#include "web/routes/api/field_masks.h"
#include "web/routes/api/intake_door.h"
#include "web/routes/api/packages.h"
#include "web/routes/api/register_view.h"
#include "web/routes/api/searching.h"
#include "web/routes/api/tables.h"
#include "web/routes/v2/search.h"

namespace web::api {
namespace {

struct CodeWord {
  std::string code;
  Words label;
};
BOOST_DESCRIBE_STRUCT(CodeWord, (), (code, label))

struct RegisterFieldRow {
  std::string name;
  Words label;
  // Of the code list of its values; empty where it has none.
  std::vector<CodeWord> codes;
};
BOOST_DESCRIBE_STRUCT(RegisterFieldRow, (), (name, label, codes))

struct RecordIntake {
  std::string id;
  Words label;
};
BOOST_DESCRIBE_STRUCT(RecordIntake, (), (id, label))

struct RegisterRow {
  std::string id;
  Words title;
  // Of records that the caller sees.
  std::int64_t count = 0;
  std::vector<RegisterFieldRow> fields;
  // What the caller's roles let him hand in about a record, under its key.
  std::vector<RecordIntake> intakes;
};
BOOST_DESCRIBE_STRUCT(RegisterRow, (), (id, title, count, fields, intakes))

struct RegisterRows {
  std::vector<RegisterRow> items;
};
BOOST_DESCRIBE_STRUCT(RegisterRows, (), (items))

struct RecordFilter {
  // Anywhere in the key.
  std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(RecordFilter, (), (text))

struct RecordRow {
  std::string key;
  std::map<std::string, engine::feel::Value> fields;
  // Of every declared field.
  std::map<std::string, ValueState> states;
  // Of the last write.
  engine::Instant at;
};
BOOST_DESCRIBE_STRUCT(RecordRow, (), (key, fields, states, at))

std::vector<CodeWord> codes_of(const engine::package::Package& package,
                               const engine::registers::RegisterField& field) {
  std::vector<CodeWord> codes;
  const engine::package::CodeList* list =
      field.list.empty() ? nullptr : package.find_list(field.list);
  if (list == nullptr) return codes;
  for (const auto& item : list->items) codes.push_back({item.code, words_of(item.text)});
  return codes;
}

std::vector<RecordIntake> intakes_on(const Reading& reading,
                                     const engine::package::Package& package,
                                     const std::string& register_id) {
  std::vector<RecordIntake> intakes;
  for (const engine::package::Intake& intake : package.intakes) {
    const bool is_of_role = intake.who == engine::package::Sender::kRole;
    if (is_of_role && register_of_key(intake) == register_id && may_use(reading.caller, intake)) {
      intakes.push_back({intake.id, words_of(intake.label)});
    }
  }
  return intakes;
}

// GET /registers
void list_registers(Services& services, const Request& request, Reply reply) {
  const Reading reading(services, request);
  RegisterRows answer;
  for (const engine::package::Package* package : packages_in(*reading.snapshot)) {
    for (const engine::registers::Register& declared : package->registers) {
      const RegisterView view(reading, declared);
      if (!view.is_open()) continue;
      RegisterRow row{declared.id,
                      words_of(declared.title),
                      static_cast<std::int64_t>(view.records().size()),
                      {},
                      intakes_on(reading, *package, declared.id)};
      for (const auto& field : declared.fields) {
        row.fields.push_back({field.name, words_of(field.label), codes_of(*package, field)});
      }
      answer.items.push_back(std::move(row));
    }
  }
  reply(json(answer));
}

RecordRow record_row(const engine::registers::Register& declared, const SeenRecord& seen) {
  RecordRow row{seen.record.record_key, {}, {}, seen.record.updated};
  const bool is_gone = is_erased(seen.record.value);
  for (const engine::registers::RegisterField& field : declared.fields) {
    const engine::feel::Value* value = seen.record.value.find(field.name);
    ValueState& state = row.states[field.name];
    if (!seen.classes.has(field.field_class)) {
      state = ValueState::kWithheld;
    } else if (is_gone || (value != nullptr && is_erased(*value))) {
      state = ValueState::kErased;
    } else {
      state = ValueState::kDisclosed;
      if (value != nullptr) row.fields[field.name] = *value;
    }
  }
  return row;
}

// Whether he is shown something sensitive: what is personal in a register whose readers are logged,
// a value of class P3 in any.
bool is_sensitive(const engine::registers::Register& declared, const SeenRecord& seen) {
  if (declared.is_logged && seen.classes.has(engine::FieldClass::kP2)) return true;
  return seen.classes.has(engine::FieldClass::kP3) &&
         std::any_of(declared.fields.begin(), declared.fields.end(), [&seen](const auto& field) {
           const engine::feel::Value* value = seen.record.value.find(field.name);
           return field.field_class == engine::FieldClass::kP3 && value != nullptr &&
                  !value->is_null() && !is_erased(*value);
         });
}

// A record of an objection knows whom it is about by the number in the campaign alone.
void note(Dossier& dossier, const engine::registers::Register& declared, const SeenRecord& seen) {
  const engine::feel::Value* person = seen.record.value.find("personId");
  if (person == nullptr) person = seen.record.value.find("about");
  const bool is_told = person != nullptr && person->is_string();
  dossier.note(is_told ? person->as_string() : std::string_view(),
               declared.id + " " + seen.record.record_key, "register");
}

// POST /registers/{id}/records/search
void search_records(Services& services, const Request& request,
                    const v2::SearchRequest<RecordFilter>& body, Reply reply) {
  const Reading reading(services, request);
  const auto* declared = find_register(*reading.snapshot, request.parameter("id"));
  if (declared == nullptr) return reply(problem(not_found("there is no such register")));
  const auto page = v2::search_of(body.page, body.sort, std::array<std::string_view, 1>{"key"});
  if (!page) return reply(problem(page.error()));
  const RegisterView view(reading, *declared);
  if (!view.is_open()) return reply(problem(forbidden("this register is not yours to read")));
  std::vector<SeenRecord> records = view.records();
  if (body.filter && body.filter->text) {
    std::erase_if(records, [&](const SeenRecord& seen) {
      return seen.record.record_key.find(*body.filter->text) == std::string::npos;
    });
  }
  if (!page->sort.empty() && page->sort.front().descending) {
    std::reverse(records.begin(), records.end());
  }
  Dossier dossier(reading);
  v2::SearchResult<RecordRow> answer;
  answer.page.total_items = static_cast<std::int64_t>(records.size());
  const std::size_t end = std::min(records.size(), page->page.from + page->page.limit);
  for (std::size_t at = page->page.from; at < end; ++at) {
    answer.items.push_back(record_row(*declared, records[at]));
    if (is_sensitive(*declared, records[at])) note(dossier, *declared, records[at]);
  }
  std::move(dossier).answer(json(answer), std::move(reply));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/registers", list_registers, Permission::kSignedIn, shows(FieldClass::kP0),
     answers<RegisterRows>()},
    {Method::kPost, "/registers/{id}/records/search", with_body<search_records>(),
     Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1, FieldClass::kP2, FieldClass::kP3),
     answers<v2::SearchResult<RecordRow>>()},
};

}  // namespace

RouteTable register_routes() {
  return kRoutes;
}

}  // namespace web::api
