#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/value.h"

namespace web {

// Holds answers against what the API document says of them.
class DocumentCheck {
 public:
  explicit DocumentCheck(engine::feel::Value document) : document_(std::move(document)) {}

  struct Answer {
    std::string_view method;
    std::string_view path;
    int status = 0;
    std::string_view content_type;
    // Null: there is none.
    engine::feel::Value body;
  };

  // Where it departs from the document: `items[0].state: is none of the words`. Empty: nowhere.
  std::vector<std::string> breaches(const Answer& answer) const;

  // The same of a value and a schema.
  std::vector<std::string> breaches(const engine::feel::Value& schema,
                                    const engine::feel::Value& value) const;

 private:
  const engine::feel::Value* find_operation(std::string_view method, std::string_view path) const;

  engine::feel::Value document_;
};

}  // namespace web
