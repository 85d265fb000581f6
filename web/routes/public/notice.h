#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/civil.h"
#include "web/routes/api/reading.h"

namespace web::posting {

inline constexpr const char* kNotices = "R-POSTING";
inline constexpr const char* kObjections = "R-OBJECTION";

struct PostedPerson {
  std::string name;
  std::string gender;
  std::string birth_month;
  std::string education;
};

// A public notice: what its record has of class P0, and how many objections came.
struct Notice {
  std::string id;
  std::string post;
  // Nobody once it is taken down.
  std::vector<PostedPerson> persons;
  std::int64_t person_count = 0;
  std::int64_t days = 0;
  std::vector<api::Words> channels;
  std::string hotline;
  engine::CivilDate published_on;
  engine::CivilDate ends_on;
  std::string closed_on;
  bool is_open = false;
  std::int64_t objections = 0;
};

// The newest first. `query` in the post or the number; empty: all.
std::vector<Notice> notices(const api::Reading& reading, std::string_view query);
std::optional<Notice> find_notice(const api::Reading& reading, const std::string& id);

// "2021-09-28"
std::string text_of(const engine::CivilDate& day);
// Empty where there is no such entry, or no text.
std::string text_at(const engine::feel::Value& context, std::string_view name);
// What the code list of a register's field says of a code; the code itself where there is none.
api::Words words_of_code(const api::Reading& reading, std::string_view register_id,
                         std::string_view field, const std::string& code);

}  // namespace web::posting
