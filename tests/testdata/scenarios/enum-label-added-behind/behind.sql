alter type job_status add value 'void';
