/** Ports between the exchange and the FHIR server that carry FHIR R4 resources. */
@NullMarked
package vn.hamrong.exchange.fhir;

import org.jspecify.annotations.NullMarked;
