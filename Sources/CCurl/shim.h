#pragma once

#include <curl/curl.h>

// Swift cannot call variadic functions, so every kind of argument in use gets a function.

static inline CURLcode budget_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode budget_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode budget_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode budget_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode budget_curl_set_list(CURL *handle, struct curl_slist *value) {
  return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, value);
}

typedef size_t (*budget_curl_data_function)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode budget_curl_set_data_function(
    CURL *handle, CURLoption option, budget_curl_data_function function) {
  return curl_easy_setopt(handle, option, function);
}

typedef int (*budget_curl_progress_function)(
    void *context, curl_off_t total, curl_off_t now, curl_off_t up_total, curl_off_t up_now);

static inline CURLcode budget_curl_set_progress_function(
    CURL *handle, budget_curl_progress_function function) {
  return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
}

static inline CURLcode budget_curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}
