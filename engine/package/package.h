#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/instant.h"
#include "engine/base/object_reader.h"
#include "engine/calendar/calendar.h"
#include "engine/package/door.h"
#include "engine/people/people.h"
#include "engine/register/register.h"

namespace engine::package {

struct CodeList {
  struct Item {
    std::string code;
    Title text;
  };
  std::string id;
  Title title;
  std::vector<Item> items;
};

// The words of a notice; `{{name}}` stands for an entry of its data.
struct Notice {
  std::string template_id;
  Title title;
  Title text;
};

// A file that is deployed, by its path below the top of the shipped files, as
// "workflows/D-DUP.dmn".
struct ModelFile {
  std::string path;
  // The last part of the path: what the deployment calls it.
  std::string name;
};

// What is deployed as one, as declared in `examples/<system>/package.json`. Immutable.
struct Package {
  std::string id;
  Title name;
  Title title;
  // Where the time of a demo database begins.
  Instant begins;
  std::shared_ptr<const Calendar> calendar;
  std::shared_ptr<const people::People> people;
  std::vector<ModelFile> models;
  std::vector<Starter> starters;
  std::vector<Intake> intakes;
  std::vector<registers::Register> registers;
  std::vector<CodeList> lists;
  std::vector<Notice> notices;

  // Null when there is none.
  const Starter* find_starter(std::string_view id) const;
  const Intake* find_intake(std::string_view id) const;
  const registers::Register* find_register(std::string_view id) const;
  const CodeList* find_list(std::string_view id) const;
  const Notice* find_notice(std::string_view template_id) const;
};

}  // namespace engine::package
