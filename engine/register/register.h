#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/field_class.h"
#include "engine/base/finding.h"
#include "engine/base/json_node.h"
#include "engine/base/object_reader.h"
#include "engine/base/result.h"
#include "engine/feel/evaluate.h"
#include "engine/feel/expression.h"
#include "engine/feel/value.h"

namespace engine::registers {

enum class FieldType { kText, kNumber, kBoolean, kDate, kList, kContext };

struct RegisterField {
  std::string name;
  FieldType type = FieldType::kText;
  FieldClass field_class = FieldClass::kP2;
  bool is_required = false;
  Title label;
  // The code list of its values; empty: any value of the type.
  std::string list;
  // The codes of that list, put in by whoever reads the package.
  std::vector<std::string> codes;
};

// Which classes of fields somebody sees: people with one of the roles, or the person concerned.
struct RegisterView {
  std::vector<std::string> roles;
  bool is_own = false;
  FieldClassSet classes;
};

// The register of who saw what of whom (DOMAIN §1.2).
inline constexpr std::string_view kAccessLog = "R-ACCESSLOG";

// A register as declared in a package.
struct Register {
  std::string id;
  Title title;
  // The key of a record, and the person that it is about, over the fields of the record.
  std::optional<feel::Expression> key;
  std::optional<feel::Expression> subject;
  std::vector<RegisterField> fields;
  std::vector<RegisterView> views;
  // Whoever is shown a record stands in the access log.
  bool is_logged = false;

  const RegisterField* find_field(std::string_view name) const;
};

// Reads one entry of `registers`; `path` names it in findings.
Register read_register(const JsonNode& node, const std::string& path, Findings& findings);

// Whether the record has only fields of the register, of their types, and all required ones. The
// failure names the field.
Result<> check_record(const Register& declared, const feel::Value& record);

// A text that is not empty, reckoned from the record.
Result<std::string> key_of(const Register& declared, const feel::Value& record,
                           feel::Environment& environment);
// The person whom the record is about; empty when the register has no subject.
Result<std::string> subject_of(const Register& declared, const feel::Value& record,
                               feel::Environment& environment);

// The record after a change that names only some fields: the others stay.
feel::Value laid_over(const feel::Value& record, const feel::Value& change);

// The classes that the roles, or the person concerned himself, may see.
FieldClassSet visible_classes(const Register& declared, std::span<const std::string> roles,
                              bool is_own);
// The record without fields of other classes.
feel::Value masked(const Register& declared, const feel::Value& record, FieldClassSet classes);

}  // namespace engine::registers
