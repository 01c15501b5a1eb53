/** Attacks on the FHIR server, and the twins that show it serves. */
@NullMarked
package vn.hamrong.shared.fhir;

import org.jspecify.annotations.NullMarked;
