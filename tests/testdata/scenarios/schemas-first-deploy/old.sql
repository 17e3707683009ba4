create schema crm_old;
