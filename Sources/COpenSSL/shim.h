// The door to OpenSSL 3.0: headers, and what Swift cannot import (macros and variadics), one function each.
#pragma once

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <string.h>

static inline EVP_PKEY *baton_generate_ec(const char *curve) { return EVP_EC_gen(curve); }

static inline EVP_PKEY *baton_generate_rsa(size_t bits) { return EVP_RSA_gen(bits); }

static inline long baton_bio_memory(BIO *bio, char **data) { return BIO_get_mem_data(bio, data); }

static inline int baton_bio_flush(BIO *bio) { return (int)BIO_flush(bio); }

static inline int baton_bio_cipher_ok(BIO *bio) { return (int)BIO_get_cipher_status(bio); }

/// Memory that a BIO fills from the start, and never beyond its end. What is written may come from further on
/// in the same memory.
typedef struct {
  unsigned char *base;
  size_t capacity;
  size_t used;
} baton_region;

static int baton_region_write(BIO *bio, const char *bytes, int count) {
  baton_region *region = (baton_region *)BIO_get_data(bio);
  if (count < 0 || region->capacity - region->used < (size_t)count) return -1;
  memmove(region->base + region->used, bytes, (size_t)count);
  region->used += (size_t)count;
  return count;
}

static long baton_region_control(BIO *bio, int command, long number, void *pointer) {
  (void)bio, (void)number, (void)pointer;
  return command == BIO_CTRL_FLUSH ? 1 : 0;
}

/// The method of a region BIO. Made once; never freed.
static inline BIO_METHOD *baton_region_method(void) {
  BIO_METHOD *method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "baton region");
  if (method == NULL) return NULL;
  BIO_meth_set_write(method, baton_region_write);
  BIO_meth_set_ctrl(method, baton_region_control);
  return method;
}

/// A BIO that writes into `region`, which must outlive it.
static inline BIO *baton_region_bio(const BIO_METHOD *method, baton_region *region) {
  BIO *bio = BIO_new(method);
  if (bio == NULL) return NULL;
  BIO_set_data(bio, region);
  BIO_set_init(bio, 1);
  return bio;
}
