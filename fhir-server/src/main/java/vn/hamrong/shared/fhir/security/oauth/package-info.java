/** SMART Backend Services: a hospital's system proves itself with a signed assertion and gets a short-lived token. */
@NullMarked
package vn.hamrong.shared.fhir.security.oauth;

import org.jspecify.annotations.NullMarked;
