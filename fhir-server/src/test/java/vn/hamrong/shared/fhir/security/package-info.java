/** Attacks on port 8080, and the twins that show it serves. */
@NullMarked
package vn.hamrong.shared.fhir.security;

import org.jspecify.annotations.NullMarked;
