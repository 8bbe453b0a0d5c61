// The door to OpenSSL 3.0: headers, and what Swift cannot import (macros and variadics), one function each.
#pragma once

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <string.h>

static inline EVP_PKEY *baton_generate_ec(const char *curve) { return EVP_EC_gen(curve); }

static inline EVP_PKEY *baton_generate_rsa(size_t bits) { return EVP_RSA_gen(bits); }

/// How a PKCS#8 key in PEM is kept from whoever has its passphrase to guess (RFC 8018, RFC 7914 §7).
/// 1: by scrypt, with this much work; 0: by something else; -1: it cannot be read.
static inline int baton_scrypt_of_key(BIO *pem, uint64_t *cost, uint64_t *block, uint64_t *parallel) {
  X509_SIG *key = PEM_read_bio_PKCS8(pem, NULL, NULL, NULL);
  if (key == NULL) return -1;
  const X509_ALGOR *method = NULL;
  X509_SIG_get0(key, &method, NULL);
  int is_scrypt = 0;
  PBE2PARAM *scheme = OBJ_obj2nid(method->algorithm) != NID_pbes2
    ? NULL : (PBE2PARAM *)ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBE2PARAM), method->parameter);
  if (scheme != NULL && OBJ_obj2nid(scheme->keyfunc->algorithm) == NID_id_scrypt) {
    SCRYPT_PARAMS *work =
      (SCRYPT_PARAMS *)ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(SCRYPT_PARAMS), scheme->keyfunc->parameter);
    is_scrypt = work != NULL && ASN1_INTEGER_get_uint64(cost, work->costParameter)
      && ASN1_INTEGER_get_uint64(block, work->blockSize)
      && ASN1_INTEGER_get_uint64(parallel, work->parallelizationParameter);
    SCRYPT_PARAMS_free(work);
  }
  PBE2PARAM_free(scheme);
  X509_SIG_free(key);
  return is_scrypt;
}

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
