/** Subscriptions: who wants to be told of what, and how they are told. */
@NullMarked
package vn.hamrong.shared.fhir.notice;

import org.jspecify.annotations.NullMarked;
