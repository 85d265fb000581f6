#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/package/read_package.h"

namespace engine::package {

// Reads the models of a package and knows afterwards what they define, so that references between
// them, and from the declarations to them, can be checked.
class ModelCheck {
 public:
  explicit ModelCheck(std::vector<FileFinding>& findings) : findings_(findings) {}

  // The kind follows from the end of the name.
  void read(const ModelFile& file, std::string_view bytes);
  // Targets that a model binds to the deployment and that no model of the package defines.
  void check_bindings();

  bool has_process(std::string_view id) const { return processes_.contains(id); }
  bool has_form(std::string_view id) const { return forms_.contains(id); }

 private:
  struct Binding {
    std::string file;
    std::string element;
    int line;
    std::string kind;
    std::string target;
  };
  using Ids = std::set<std::string, std::less<>>;

  void read_process_file(const ModelFile& file, std::string_view bytes);
  void read_decision_file(const ModelFile& file, std::string_view bytes);
  void read_form_file(const ModelFile& file, std::string_view bytes);
  void take(const std::string& path, const Findings& findings);
  void define(Ids& ids, const std::string& id, const std::string& path);
  void report(const std::string& path, std::string_view rule, std::string element, int line,
              std::string message);

  std::vector<FileFinding>& findings_;
  Ids processes_;
  Ids decisions_;
  Ids forms_;
  std::vector<Binding> bindings_;
};

}  // namespace engine::package
