package vn.hamrong.exchange.web;

import vn.hamrong.exchange.Receipts;
import vn.hamrong.exchange.fhir.WrittenResources;
import vn.hamrong.shared.Facilities;

/** Where a message's page looks things up that are no secret of its content. */
public record MessageSources(Receipts receipts, WrittenResources written, Facilities facilities) {}
