/** What a token's scopes allow on the FHIR server, and what of it goes on record. */
@NullMarked
package vn.hamrong.shared.fhir.security.rest;

import org.jspecify.annotations.NullMarked;
