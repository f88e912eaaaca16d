// Invoicing
