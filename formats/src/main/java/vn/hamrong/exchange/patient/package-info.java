/** From the hospitals' own words on a person to the one shared FHIR {@code Patient}. Pure functions. */
@NullMarked
package vn.hamrong.exchange.patient;

import org.jspecify.annotations.NullMarked;
