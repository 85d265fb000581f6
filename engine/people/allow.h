#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/field_class.h"
#include "engine/people/action.h"

namespace engine::people {

inline constexpr std::string_view kAuditor = "r.auditor";
inline constexpr std::string_view kAdmin = "r.admin";
inline constexpr std::string_view kPublisher = "r.publisher";
inline constexpr std::string_view kNominee = "r.nominee";

enum class SubjectKind {
  kPublic,
  kAccount,
  // Of a server that was started with `--open`: may do everything but be somebody.
  kOpenAdministrator,
};

// Who asks, with the roles that he holds now.
struct Subject {
  SubjectKind kind = SubjectKind::kPublic;
  std::vector<std::string> roles;
};

// How the subject stands to the task or case in question.
enum class Relation : unsigned {
  kAssignee = 1,
  // May claim the task: named himself, or by a role that he holds.
  kCandidate = 2,
  kInitiator = 4,
  // Handled a task of the case before.
  kParticipant = 8,
  // The case is about him.
  kPersonConcerned = 16,
  // A declaration (starter, intake, view of a register) names him, his role or everybody.
  kDeclared = 32,
};

class Relations {
 public:
  constexpr Relations() = default;
  template <class... Ones>
  static constexpr Relations of(Ones... ones) {
    Relations relations;
    (relations.add(ones), ...);
    return relations;
  }
  constexpr void add(Relation one) { bits_ |= static_cast<unsigned>(one); }
  constexpr bool has(Relation one) const { return (bits_ & static_cast<unsigned>(one)) != 0; }
  constexpr bool meets(Relations wanted) const { return (bits_ & wanted.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  unsigned bits_ = 0;
};

// Whether candidates name a role that somebody holds in a unit: `r.town-org`, or that with the unit
// as `r.town-org@UNIT`. Being a nominee is no office: what is one person's is offered by his name,
// and a list that names the role offers it to nobody by it.
bool offers(const std::vector<std::string>& candidates, std::string_view role,
            std::string_view unit);

// What lies around the question and is no property of the person.
struct Circumstances {
  // The database is a demo: whoever is signed in moves its time.
  bool is_demo = false;
};

// Whether the subject may do that, deny by default. For actions on a single task or case
// `relations` says how he stands to it; for others they are empty. Pure: called inside the
// transaction of the command, and by the router before it.
bool allow(const Subject& subject, Action action, Relations relations = {},
           const Circumstances& circumstances = {});

// Where values are shown.
enum class View { kList, kTask, kCase, kOperation };

// The classes of fields that the subject sees there. Register records have views of their own.
FieldClassSet visible_classes(const Subject& subject, View view, Relations relations);

}  // namespace engine::people
