# One static library a folder of the map, one test program a folder of tests.

# assent_library(<target> <folder> [<linked targets>...]): sources by glob, the folder only, never
# its sub-folders (those named after SUBFOLDERS excepted).
function(assent_library target folder)
  cmake_parse_arguments(LIB "" "" "SUBFOLDERS;LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*.cc")
  foreach(sub IN LISTS LIB_SUBFOLDERS)
    file(GLOB_RECURSE more CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/${sub}/*.cc")
    list(APPEND sources ${more})
  endforeach()
  if(NOT sources)
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${target} INTERFACE ${LIB_LINKS})
    return()
  endif()
  add_library(${target} STATIC ${sources})
  target_include_directories(${target} PUBLIC "${CMAKE_SOURCE_DIR}")
  target_link_libraries(${target} PUBLIC ${LIB_LINKS})
endfunction()

# assent_test(<folder below tests> [<linked targets>...]): tests/engine/feel -> test_engine_feel.
function(assent_test folder)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${folder}/*.cc")
  if(NOT sources)
    return()
  endif()
  string(REPLACE "/" "_" name "test_${folder}")
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE catch_main ${ARGN})
  target_compile_definitions(${name} PRIVATE
    ASSENT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  add_test(NAME ${folder} COMMAND ${name})
endfunction()
